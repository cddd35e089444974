import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import { plural } from "#app/ui/format.ts";

interface Supply {
  readonly key: string;
  readonly title: string;
  readonly wanted: number;
  readonly approved: number;
}

/** Criteria that nobody could hold with the questions there are, said before publishing refuses it. */
export function TooFew({ campaign, criteria }: { campaign: string; criteria: readonly Supply[] }) {
  const short = criteria.filter(({ wanted, approved }) => approved < wanted);
  if (short.length === 0) return null;
  return (
    <Notice kind="soon" title={`${plural(short.length, "criterion", "criteria")} with too few approved questions`}>
      <p>Nobody could hold these, so the draft can’t be offered for signatures.</p>
      <ul className="mt-2 grid gap-1">
        {short.map(({ key, title, wanted, approved }) => (
          <li key={key}>
            <Link to={paths.draftQuestions(campaign, { criterion: key })}>{title}</Link>: {wanted} wanted, {approved}{" "}
            approved
          </li>
        ))}
      </ul>
    </Notice>
  );
}
