import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { plural } from "#app/ui/format.ts";
import type { DraftOverview } from "./overview.server.ts";

/** What stands between the draft and signatures, each with the page that settles it. */
export function DraftToDo({ campaign, problems }: { campaign: string; problems: DraftOverview["problems"] }) {
  if (problems.length === 0) return null;
  return (
    <div className="rounded-md border border-line-2 bg-surface p-4">
      <p className="font-semibold">{plural(problems.length, "thing")} to settle before it can be signed</p>
      <ul className="mt-3 grid gap-2 text-sm">
        {problems.map(({ place, part, text }) => (
          <li key={`${place} ${text}`} className="wrap-anywhere">
            {part ? <Link to={addressOf(campaign, part, text)}>{place}</Link> : <span>{place}</span>}: {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function addressOf(campaign: string, part: string, text: string): string {
  const [list = part, key] = part.split("/");
  if (key === undefined) return paths.draftSection(campaign, list);
  if (list === "questions") return `${paths.draftQuestions(campaign)}/${key}`;
  return text.includes("question variant")
    ? paths.draftQuestions(campaign, { criterion: key })
    : paths.draftCriterion(campaign, key);
}
