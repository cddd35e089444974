/** A heading or a value as a name that rules can use: "No. of Employees" is `no_of_employees`. */
export function slug(text: string): string {
  return wordsOf(text).join("_").slice(0, 60).replace(/_$/, "");
}

/** The words of a heading in small letters without accents: "TotalVisits (E-Mail)" has total, visits, e, mail. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, "$1 ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
