import type { PlacedProblem } from "./part-problems.tsx";

/** A criterion's or a question's place in the file; on its own page that number says nothing. */
const OWN_PLACE = /^(?:criteria|questions)\[\d+\]\.?/;

/**
 * Problems of one criterion or question for its own form: each under the field it is about, by the field's name, and the
 * list of all of them with places as the form has them (`rule.op`, not `criteria[3].rule.op`).
 */
export function problemsBeside(
  problems: readonly PlacedProblem[],
  { part, fields }: { part: string; fields: readonly string[] },
): { errors: Record<string, string>; problems: PlacedProblem[] } {
  if (!/^(?:criteria|questions)\//.test(part)) return { errors: {}, problems: [...problems] };
  const errors: Record<string, string> = {};
  const own = problems.map(({ place, text }) => ({ place: place.replace(OWN_PLACE, "") || place, text }));
  for (const { place, text } of own) {
    const [, field = "", within = ""] = /^([a-z_]+)(?:\.?(.*))?$/.exec(place) ?? [];
    if (!fields.includes(field)) continue;
    const words = `${within === "" ? "" : `${within}: `}${text}`;
    const before = errors[field];
    errors[field] = before === undefined ? sentence(words) : `${before} ${sentence(words)}`;
  }
  return { errors, problems: own };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
