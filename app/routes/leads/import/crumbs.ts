import { paths } from "#app/paths.ts";
import type { Crumb } from "#app/ui/frame/breadcrumbs.tsx";

/** The way to a step of an import. */
export function importCrumbs(...steps: readonly Crumb[]): Crumb[] {
  return [{ label: "Leads", to: paths.leads() }, { label: "Import", to: paths.leadImports() }, ...steps];
}
