import type { Section } from "#app/domain/playbook/parts.ts";

/** Sections that have a form of fields. The gate's has one of its own, which shows what each bar costs. */
export type FormSection = Exclude<Section, "gate">;

/** Whether a section is a list, which its form has under `entries`. */
export function isListSection(section: FormSection): boolean {
  return section === "dispositions" || section === "enablement";
}

/** The name of a field as problems name its place: `brief.assets[0].url` is `assets.0.url`, `dispositions[1]` is `entries.1`. */
export function fieldAt(section: FormSection, place: string): string {
  const path = place.replaceAll(/\[(\d+)\]/g, ".$1").slice(section.length + 1);
  return isListSection(section) ? `entries.${path}` : path;
}
