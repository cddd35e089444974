/**
 * One line of CSV after RFC 4180. Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a
 * carriage return) gets an apostrophe in front: what prospects typed must stay text (OWASP, CSV injection).
 */
export function csvLine(values: readonly unknown[]): string {
  return values.map(csvField).join(",");
}

function csvField(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
