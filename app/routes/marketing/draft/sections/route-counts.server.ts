import type { Routing } from "#app/domain/playbook/playbook.ts";
import { routeFor } from "#app/domain/routing/pool.ts";
import { listRecentLeads } from "#app/stores/views/playbook-recent-leads.ts";
import { formatNumber, plural } from "#app/ui/format.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** Enough to show a habit, few enough for a page. */
const LEADS_AT_MOST = 1_000;

/** How many of the campaign's last leads each route would have taken, by the same choice that routes them. */
export async function routeCounts({ db }: Pick<Deps, "db">, campaignId: number, routing: Routing) {
  const leads = await listRecentLeads(db, { campaignId, limit: LEADS_AT_MOST });
  const taken = leads.map(({ facts, at }) => routeFor(routing, facts, at).index);
  const share = (count: number) => `${formatNumber(count)} of the last ${plural(leads.length, "lead")}`;
  return {
    leads: leads.length,
    summary: `Counted over the last ${plural(leads.length, "lead")}`,
    taken:
      leads.length === 0
        ? []
        : routing.routes.map(
            (_, route) => `It would have taken ${share(taken.filter((one) => one === route).length)}.`,
          ),
    otherwise: `${share(taken.filter((one) => one === null).length)}`,
  };
}
