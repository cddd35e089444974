import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMaySome } from "#app/auth/session.server.ts";
import { csvLine } from "#app/domain/csv.ts";
import { notFound } from "#app/http/responses.ts";
import { isoInstant } from "#app/ui/format.ts";
import { loadTeam } from "./load-team.server.ts";
import { readTeamQuery } from "./team-query.ts";
import { cellOf, shownMembers } from "./team-shape.ts";

/** The people of the team page as CSV, all of them: one line a person, one column a criterion. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "team.view", request);
  const query = readTeamQuery(request.url);
  const { found } = await loadTeam(context.deps, viewer, query);
  if (!found) throw notFound("None of your teams is in a campaign.");
  const { picture, help } = found;
  const { campaign, now, numbers } = picture;
  const why = new Map(help.map((item) => [item.id, item.why]));
  const header = ["name", "can_take_leads", "level", "by", "until", "needs_help", ...numbers.map(({ key }) => key)];
  const lines = shownMembers(picture, query, new Set(why.keys())).map(({ id, name, eligibility, readiness }) => {
    const decisions = new Map(readiness?.criteria.map((decision) => [decision.key, decision]));
    return csvLine([
      name,
      eligibility.eligible ? "yes" : "no",
      eligibility.level,
      eligibility.via ?? "",
      eligibility.until === null ? "" : isoInstant(eligibility.until),
      why.get(id) ?? "",
      ...numbers.map(({ key }) => cellOf(decisions.get(key), now).state),
    ]);
  });
  return new Response(`${[csvLine(header), ...lines].join("\r\n")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${campaign.key}-team.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
