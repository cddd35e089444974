/**
 * Finds a phrase in a text, both already lower case: as whole words, so that `intern` is not in "international" and
 * `cto` not in "director". A star leaves an end open: `intern*` is also in "internship", `*leiter` in "werkleiter".
 */
export function phraseFinder(phrase: string): (text: string) => boolean {
  const openStart = phrase.startsWith("*");
  const openEnd = phrase.length > 1 && phrase.endsWith("*");
  const words = phraseWords(phrase);
  if (words === "") return () => true;
  const bindsStart = !openStart && isWordSign(words.charAt(0));
  const bindsEnd = !openEnd && isWordSign(words.charAt(words.length - 1));
  return (text) => {
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
      const cutsBefore = bindsStart && at > 0 && isWordSign(text.charAt(at - 1));
      const end = at + words.length;
      const cutsAfter = bindsEnd && end < text.length && isWordSign(text.charAt(end));
      if (!cutsBefore && !cutsAfter) return true;
    }
    return false;
  };
}

/** A phrase without the stars at its ends. */
export function phraseWords(phrase: string): string {
  return phrase.replace(/^\*|\*$/g, "").trim();
}

/** Letters that have a case, digits and marks. Scripts without case mostly write words without gaps, so any place in them is an end. */
function isWordSign(sign: string): boolean {
  return /[\p{Lu}\p{Ll}\p{N}\p{M}]/u.test(sign);
}
