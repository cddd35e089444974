import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMaySome } from "#app/auth/session.server.ts";
import { csvLine } from "#app/domain/csv.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";
import type { JudgedMember } from "#app/domain/team/member.ts";
import { notFound } from "#app/http/responses.ts";
import { listTeamsOfMembers } from "#app/stores/views/team-scope.ts";
import { formatTableInstant } from "#app/ui/format.ts";
import { BULB_WORDS } from "#app/ui/readiness/bulb.tsx";
import { loadTeam } from "./load-team.server.ts";
import { readTeamQuery } from "./team-query.ts";
import { cellOf, shownMembers } from "./team-shape.ts";

const LEVEL_WORDS: Record<Level, string> = { ready: "ready", provisional: "provisional", not_ready: "not ready" };
/** Without it a spreadsheet takes the file for one in its own country's old encoding, and names lose their accents. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The people of the team page as CSV, all of them: one line a person, one column a criterion. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "team.view", request);
  const query = readTeamQuery(request.url);
  const { deps } = context;
  const { scope, found } = await loadTeam(deps, viewer, query);
  if (!found) throw notFound("None of your teams is in a campaign.");
  const { picture, help } = found;
  const { campaign, now, numbers } = picture;
  const { timeZone } = viewer;
  const why = new Map(help.map((item) => [item.id, item.why]));
  const places = await listTeamsOfMembers(deps.db, { campaignId: campaign.id, scope, teamKey: query.team });
  const teamsOf = new Map<string, string[]>();
  for (const { personId, name } of places) teamsOf.set(personId, [...(teamsOf.get(personId) ?? []), name]);
  const header = [
    "Name",
    "Team",
    "Can take leads",
    "Readiness",
    "Let in by",
    `Until (${timeZone.replaceAll("_", " ")})`,
    "Why they need help",
    ...numbers.map(({ title }) => title),
  ];
  const lines = shownMembers(picture, query, new Set(why.keys())).map((member) => {
    const { id, name, eligibility, readiness } = member;
    const decisions = new Map(readiness?.criteria.map((decision) => [decision.key, decision]));
    return csvLine([
      name,
      (teamsOf.get(id) ?? []).join("; "),
      eligibility.eligible ? "yes" : "no",
      LEVEL_WORDS[eligibility.level],
      letInBy(member),
      eligibility.until === null ? "" : formatTableInstant(eligibility.until, timeZone),
      why.get(id) ?? "",
      ...numbers.map(({ key }) => BULB_WORDS[cellOf(decisions.get(key), now).state]),
    ]);
  });
  return new Response(`${BYTE_ORDER_MARK}${[csvLine(header), ...lines].join("\r\n")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${campaign.key}-team.csv"`,
      "cache-control": "private, no-store",
    },
  });
}

function letInBy({ eligibility: { eligible, via } }: JudgedMember): string {
  if (!eligible || via === null) return "";
  return via === "waiver" ? "waiver" : "what they know";
}
