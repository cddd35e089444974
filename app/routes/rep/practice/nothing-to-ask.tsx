import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { plural } from "#app/ui/format.ts";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { PracticeEnd } from "./practice-end.tsx";
import { nextWords } from "./next-words.ts";
import type { Nothing, PageProps } from "./pages.ts";

/** Nothing is worth asking now: says why that is good, and when it will be different. */
export function NothingToAsk({ page, now, timeZone }: PageProps<Nothing>) {
  const { only, campaigns, elsewhere } = page;
  return (
    <PracticeEnd>
      <h1 className="ask">{titleOf(page)}</h1>
      {campaigns.length === 0 ? (
        <EmptyState icon="practice" title="No questions are waiting">
          Practice begins when your team is enrolled in a campaign whose playbook is published. Your manager or the
          campaign’s owners can tell you when that is.
        </EmptyState>
      ) : (
        <EmptyState icon="check" title={nextWords(page, now, timeZone)}>
          A criterion comes back shortly before you would forget it. Asking earlier would cost you time and teach you
          little, so this page stays empty until then.
        </EmptyState>
      )}
      <div className="flex flex-wrap gap-3">
        <ButtonLink to={paths.today()} variant="primary">
          Back to today
        </ButtonLink>
        {elsewhere > 0 ? (
          <ButtonLink to={paths.practice()}>{`Practise other campaigns: ${plural(elsewhere, "question")}`}</ButtonLink>
        ) : null}
        {only ? (
          <ButtonLink to={paths.campaign(only.key)} variant="quiet">
            {`Read ${only.name}`}
          </ButtonLink>
        ) : null}
      </div>
    </PracticeEnd>
  );
}

function titleOf({ campaigns, only }: Nothing): string {
  if (campaigns.length === 0) return "There is nothing to practise yet.";
  return only ? `${only.name} has nothing to ask you now.` : "You hold everything. Nothing is due.";
}
