/** The characters that mark thousands and decimals, by what the decimal mark is. Spaces and apostrophes always mark thousands. */
const SHAPES = {
  point: { thousands: /,/g, shape: /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/, decimal: "." },
  comma: { thousands: /\./g, shape: /^[+-]?(\d{1,3}(\.\d{3})+|\d+)?(,\d+)?$/, decimal: "," },
} as const;

const CURRENCY = /^(?:€|\$|£|¥|EUR|USD|GBP|CHF)\s*|\s*(?:€|\$|£|¥|%|EUR|USD|GBP|CHF)$/gi;

/** The number that a text says, or null if it says none that is certain. A percent sign is dropped: "12 %" is 12. */
export function parseDecimal(text: string, mark: "point" | "comma"): number | null {
  const { thousands, shape, decimal } = SHAPES[mark];
  const bare = text
    .trim()
    .replace(CURRENCY, "")
    .replace(/(?<=\d)[\s'’](?=\d{3}(\D|$))/g, "");
  if (!/\d/.test(bare) || !shape.test(bare)) return null;
  const value = Number(bare.replace(thousands, "").replace(decimal, "."));
  return Number.isFinite(value) ? value : null;
}
