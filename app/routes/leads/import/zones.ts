/** Time zones as a menu shows them. */
export function zoneOptions(zones: readonly string[]): { value: string; label: string }[] {
  return zones.map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
