/** Whom a page speaks of: to the rep in the second person, to everybody else by name. */
export interface Voice {
  readonly isSelf: boolean;
  /** "You", "Amara" */
  readonly subject: string;
  /** "you", "Amara" */
  readonly object: string;
  /** "are", "is" */
  readonly be: string;
  readonly have: string;
  readonly hold: string;
}

export function voiceOf(name: string, isSelf: boolean): Voice {
  if (isSelf) return { isSelf, subject: "You", object: "you", be: "are", have: "have", hold: "hold" };
  const first = name.split(" ")[0] ?? name;
  return { isSelf, subject: first, object: first, be: "is", have: "has", hold: "holds" };
}
