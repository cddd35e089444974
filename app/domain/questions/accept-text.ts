/** A slip in a shorter word easily makes it another word. */
const MIN_LETTERS_FOR_TYPO = 6;

/**
 * Whether a typed answer is one of the accepted ones: case, accents, punctuation and spaces are forgiven, and one typo in
 * a word of six letters or more; digits must match exactly.
 */
export function isAccepted(answer: string, accept: readonly string[]): boolean {
  const given = words(answer);
  return accept.some((text) => isSame(given, words(text)));
}

function isSame(given: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return false;
  if (given.join("") === wanted.join("") && numbers(given) === numbers(wanted)) return true;
  if (given.length !== wanted.length) return false;
  const different = wanted.flatMap((word, index) =>
    word === given[index] ? [] : [[word, given[index] ?? ""] as const],
  );
  return different.length === 1 && different.every(([word, typed]) => isOneTypo(word, typed));
}

/** Words without case, accents and punctuation; inside numbers the decimal point, a range's hyphen and a sign stay. */
function words(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/ø/g, "o")
    .replace(/ł/g, "l")
    .replace(/['’]/g, "")
    .replace(/[−–—]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/(?<![\d.,])\d{1,3}([, ]\d{3})+(?!\d)/g, (number) => number.replace(/[, ]/g, ""))
    .replace(/(?<=\d),(?=\d)/g, ".")
    .replace(/(?<!\d)[.,]|[.,](?!\d)|(?<=[^\d\s])-|-(?!\d)/g, " ")
    .replace(/[^\p{L}\p{N}.\-\s]/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** The numbers in an answer: joined words may not turn `1 5` into `15`. */
function numbers(text: readonly string[]): string {
  return (text.join(" ").match(/-?\d[\d.-]*/g) ?? []).join(" ");
}

function isOneTypo(wanted: string, typed: string): boolean {
  if (/\d/.test(wanted) || /\d/.test(typed) || wanted.length < MIN_LETTERS_FOR_TYPO) return false;
  const [longer, shorter] = wanted.length >= typed.length ? [wanted, typed] : [typed, wanted];
  if (longer.length - shorter.length > 1) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  if (longer.length > shorter.length) return longer.slice(start + 1) === shorter.slice(start);
  const isOneLetter = longer.slice(start + 1) === shorter.slice(start + 1);
  const isSwapped =
    longer[start] === shorter[start + 1] &&
    longer[start + 1] === shorter[start] &&
    longer.slice(start + 2) === shorter.slice(start + 2);
  return isOneLetter || isSwapped;
}
