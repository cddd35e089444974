import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { requireMaySome } from "#app/auth/session.server.ts";
import { paths } from "#app/paths.ts";
import { countLeads, listLeadFilters } from "#app/stores/views/lead-counts.ts";
import { listHeldLeads } from "#app/stores/views/lead-holds.ts";
import { listLeads } from "#app/stores/views/lead-list.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Pagination } from "#app/ui/frame/pagination.tsx";
import { Tabs } from "#app/ui/frame/tabs.tsx";
import { DoneLead } from "./done-lead.tsx";
import { LeadFilters } from "./lead-filters.tsx";
import { leadScopeOf } from "./lead-scope.server.ts";
import { LeadTable } from "./lead-table.tsx";
import { leadsFinding } from "./leads-finding.ts";
import { holdReasons, readLeadQuery } from "./lead-query.ts";
import { NoLeads } from "./no-leads.tsx";
import { STAGE_GROUPS, stageGroup } from "./stage-groups.ts";

const PER_PAGE = 50;

export const meta: MetaFunction = () => [{ title: "Leads – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "lead.view", request);
  const { db, clock } = context.deps;
  const query = readLeadQuery(request.url);
  const scope = leadScopeOf(viewer);
  const filter = { scope, campaign: query.campaign, repId: query.rep };
  const list = await listLeads(db, {
    ...filter,
    stages: stageGroup(query.stage).stages,
    cursor: query.cursor,
    limit: PER_PAGE,
  });
  const anyHeld = list.items.some(({ hold }) => hold !== null);
  const held = anyHeld ? await listHeldLeads(db, { scope, campaign: query.campaign, limit: 500 }) : [];
  return {
    query,
    now: clock.now(),
    timeZone: viewer.timeZone,
    origin: context.config.publicOrigin,
    role: viewer.role,
    mayImport: may(viewer, "lead.create"),
    counts: await countLeads(db, filter),
    filters: await listLeadFilters(db, scope),
    items: list.items.map((item) => ({
      ...item,
      why: holdReasons(held.find(({ leadId }) => leadId === item.id)?.reasons ?? []),
    })),
    nextCursor: list.nextCursor,
  };
}

/** The leads somebody works, manages or owns: least time left first. */
export default function Leads() {
  const { query, now, timeZone, counts, filters, items, nextCursor, role, origin, mayImport } =
    useLoaderData<typeof loader>();
  const group = stageGroup(query.stage);
  const here = {
    ...(query.campaign === undefined ? {} : { campaign: query.campaign }),
    ...(query.rep === undefined ? {} : { rep: query.rep }),
  };
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const countOf = (stages: readonly (keyof typeof counts)[]) =>
    stages.reduce((sum, stage) => sum + (counts[stage] ?? 0), 0);
  return (
    <Page
      title={leadsFinding(items, group, now, total)}
      actions={
        mayImport ? (
          <ButtonLink
            icon="upload"
            to={paths.leadImports(query.campaign === undefined ? {} : { campaign: query.campaign })}
          >
            Bring leads from a file
          </ButtonLink>
        ) : undefined
      }
    >
      <DoneLead />
      <Tabs
        label="Stages"
        tabs={STAGE_GROUPS.map(({ key, label, stages }) => ({
          to: paths.leads({ ...here, stage: key }),
          label,
          note: String(countOf(stages)),
          current: key === group.key,
        }))}
      />
      <LeadFilters stage={group.key} {...here} filters={filters} showReps={role !== "rep"} />
      <div className="mt-6">
        {items.length === 0 ? (
          <NoLeads
            isEmpty={total === 0 && Object.keys(here).length === 0}
            group={group.label}
            role={role}
            origin={origin}
            campaign={filters.campaigns[0]?.key ?? null}
            mayImport={mayImport}
          />
        ) : (
          <LeadTable items={items} showOwner={role !== "rep"} now={now} timeZone={timeZone} />
        )}
        {nextCursor !== null || query.cursor !== undefined ? (
          <Pagination
            summary={`${items.length} of ${countOf(group.stages)}`}
            previous={query.cursor === undefined ? null : paths.leads({ ...here, stage: group.key })}
            next={nextCursor === null ? null : paths.leads({ ...here, stage: group.key, cursor: nextCursor })}
          />
        ) : null}
      </div>
    </Page>
  );
}
