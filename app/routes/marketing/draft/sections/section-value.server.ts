import { type FormSection, isListSection } from "./field-at.ts";
import { type FormValues, rowCount, textOf, withoutEmptyRows } from "./form-values.ts";
import { fromForm, toForm } from "./shape.server.ts";
import { SHAPES } from "./shapes.server.ts";

/** A section's value in the file format, as its form shows it. */
export function sectionToForm(section: FormSection, value: unknown): FormValues {
  return toForm(SHAPES[section], Array.isArray(value) ? { entries: value } : value);
}

/** What was typed into a section's form, as the section's value in the file format. */
export function sectionFromForm(section: FormSection, values: FormValues): unknown {
  const value = fromForm(SHAPES[section], values);
  return isListSection(section) && typeof value === "object" && value !== null && "entries" in value
    ? value.entries
    : value;
}

/** What was typed, ready to be saved: without empty rows, and with a key for whatever has a name but none yet. */
export function tidied(section: FormSection, values: FormValues): FormValues {
  switch (section) {
    case "brief":
      return withKeys(
        withKeys(withoutEmptyRows(withoutEmptyRows(values, "assets"), "personas"), "assets", "title"),
        "personas",
        "name",
      );
    case "routing":
      return withoutEmptyRows(values, "routes");
    case "dispositions":
    case "enablement":
      return withoutEmptyRows(values, "entries");
    default:
      return values;
  }
}

/** A key in small letters, digits and hyphens, as the format wants it; empty if the name has none of them. */
export function keyFrom(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");
}

function withKeys(values: FormValues, list: string, from: string): FormValues {
  const named = { ...values };
  const taken = new Set<string>();
  for (let row = 0; row < rowCount(values, list); row += 1) taken.add(textOf(values, `${list}.${row}.key`).trim());
  for (let row = 0; row < rowCount(values, list); row += 1) {
    const field = `${list}.${row}.key`;
    if (textOf(values, field).trim() !== "") continue;
    const key = freeKey(keyFrom(textOf(values, `${list}.${row}.${from}`)), taken);
    taken.add(key);
    named[field] = key;
  }
  return named;
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (wanted === "" || !taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
