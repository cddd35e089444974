/**
 * A text without what an editorial change may touch: spaces, case and punctuation. Signs beside a digit stay, because
 * `1.5` is not `15` and `-5` is not `5`.
 */
export function editorialForm(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/(?<!\d)[^\p{L}\p{N}\p{S}%\s](?!\d)|(?<=\d)[^\p{L}\p{N}\p{S}%\s](?!\d)/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether two texts differ in nothing but spaces, case and punctuation. */
export function isSameWording(before: string, after: string): boolean {
  return editorialForm(before) === editorialForm(after);
}
