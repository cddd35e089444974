import { Link, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMaySome } from "#app/auth/session.server.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { paths } from "#app/paths.ts";
import { listSpeed } from "#app/stores/views/board-speed.ts";
import { listHeldLeads } from "#app/stores/views/lead-holds.ts";
import { listLeads } from "#app/stores/views/lead-list.ts";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Grid } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatLongDay, formatTime, pluralWord } from "#app/ui/format.ts";
import { holdReasons } from "../leads/lead-query.ts";
import { leadScopeOf } from "../leads/lead-scope.server.ts";
import { ClockTable } from "./clock-table.tsx";
import { HoldCard } from "./hold-card.tsx";
import { SpeedTable } from "./speed-table.tsx";

const MOST_CLOCKS = 50;
const MOST_HOLDS = 24;

export const meta: MetaFunction = () => [{ title: "Board – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "board.view", request);
  const { db, clock } = context.deps;
  const now = clock.now();
  const scope = leadScopeOf(viewer, "board.view");
  const held = await listHeldLeads(db, { scope, limit: MOST_HOLDS + 1 });
  const open = await listLeads(db, { scope, stages: ["assigned", "working"], limit: MOST_CLOCKS });
  return {
    now,
    timeZone: viewer.timeZone,
    holds: held.map(({ reasons, ...hold }) => ({ ...hold, why: holdReasons(reasons), nearest: nearestOf(reasons) })),
    clocks: open.items.filter(({ clock: running }) => running !== null),
    speed: await listSpeed(db, { scope, since: now - 7 * DAY_MS }),
  };
}

/** What waits and what runs out. */
export default function Board() {
  const { holds, clocks, speed, now, timeZone } = useLoaderData<typeof loader>();
  const late = clocks.filter(({ clock }) => clock !== null && clock.dueAt <= now).length;
  return (
    <Page
      title={finding(holds.length, late, clocks.length)}
      eyebrow={`${formatLongDay(now, timeZone)}, ${formatTime(now, timeZone)}`}
    >
      <div className="mt-8">
        <Section title="Holds" aside="Nobody eligible; they are kept, timed and passed on">
          {holds.length === 0 ? (
            <EmptyState title="Nothing waits" icon="hold">
              A qualified lead that nobody ready may take would stand here, with the reasons and the time it escalates.
              It goes out the moment somebody becomes ready.
            </EmptyState>
          ) : (
            <Grid>
              {holds.slice(0, MOST_HOLDS).map((hold) => (
                <HoldCard key={hold.leadId} hold={hold} now={now} />
              ))}
            </Grid>
          )}
          {holds.length > MOST_HOLDS ? (
            <p className="mt-4 text-sm">
              <Link to={paths.leads({ stage: "held" })}>All that wait</Link>
            </p>
          ) : null}
        </Section>
        <Section
          title="Clocks, least time first"
          aside={<Link to={paths.leads({ stage: "open" })}>All open leads</Link>}
        >
          {clocks.length === 0 ? (
            <EmptyState title="No clock is running" icon="board">
              Each lead that is given to somebody starts one: the first touch is due within the time both sides signed.
            </EmptyState>
          ) : (
            <ClockTable clocks={clocks} now={now} timeZone={timeZone} />
          )}
        </Section>
        {speed.length > 0 ? <SpeedTable speed={speed} /> : null}
      </div>
    </Page>
  );
}

function finding(held: number, late: number, running: number): string {
  const waits = held === 0 ? "Nothing waits." : `${pluralWord(held, "lead waits", "leads wait")} for someone ready.`;
  if (late > 0) return `${waits} ${pluralWord(late, "clock has", "clocks have")} run out.`;
  return running === 0 ? `${waits} No clock is running.` : `${waits} Every clock is in time.`;
}

interface LeftOutMinutes {
  readonly rep: { readonly id: string; readonly name: string };
  readonly reasons?: readonly { readonly minutes?: number | undefined }[];
}

/** Who of those not ready needs the least practice to take it. */
function nearestOf(leftOut: readonly LeftOutMinutes[]): { id: string; name: string; minutes: number } | null {
  const ways = leftOut.map(({ rep, reasons }) => ({
    id: rep.id,
    name: rep.name,
    minutes: (reasons ?? []).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  }));
  return ways.filter(({ minutes }) => minutes > 0).sort((a, b) => a.minutes - b.minutes)[0] ?? null;
}
