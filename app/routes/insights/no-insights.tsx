import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { insightsAddress } from "./insights-query.ts";

/** Nobody's campaign: neither owned, nor of a team of theirs. */
export function NoCampaign() {
  return (
    <Page title="No campaign of yours has leads to learn from yet.">
      <div className="mt-8">
        <EmptyState
          title="Campaigns you own, and those of your teams"
          icon="insights"
          action={<ButtonLink to={paths.campaigns()}>Open the playbooks</ButtonLink>}
        >
          As soon as a playbook names you as an owner or enrols one of your teams, this page shows what became of its
          leads: how many sales accepted, how fast they were called, and which criteria brought the ones that fit.
        </EmptyState>
      </div>
    </Page>
  );
}

/** A campaign without a lead in the window, or at all. */
export function NoLeadsYet({ campaign, leadsEver }: { campaign: { key: string; name: string }; leadsEver: number }) {
  return (
    <div className="mt-8">
      {leadsEver === 0 ? (
        <EmptyState
          title="The first lead starts the count"
          icon="insights"
          action={<ButtonLink to={paths.campaign(campaign.key)}>Open the campaign</ButtonLink>}
        >
          Leads come in over the API, from a form or as a file. From then on this page follows each one: where it
          stands, how fast it was called, why it was given back, and which criteria it met.
        </EmptyState>
      ) : (
        <EmptyState
          title="Earlier leads are still there"
          icon="insights"
          action={
            <ButtonLink to={insightsAddress({ campaign: campaign.key, window: "all" })}>
              Show all {leadsEver === 1 ? "one" : leadsEver}
            </ButtonLink>
          }
        >
          None came in during this window. A longer one shows what became of those before.
        </EmptyState>
      )}
    </div>
  );
}
