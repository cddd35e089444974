import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";

/** Nothing here yet: what a campaign is made of, for whoever may begin one; what will appear, for everybody else. */
export function NoCampaigns({ mayCreate }: { mayCreate: boolean }) {
  if (!mayCreate) {
    return (
      <EmptyState title="Nothing to practise yet" icon="campaigns">
        Marketing and sales agree on a campaign first. As soon as one names your team, it stands here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Begin with the leads you already have in mind"
      icon="campaigns"
      action={<ButtonLink to={paths.newCampaign()}>Begin a campaign</ButtonLink>}
    >
      <ol className="grid list-decimal gap-1 ps-5">
        <li>Name it, and name who answers for it in marketing and in sales.</li>
        <li>Write down what makes a lead of it worth a conversation: five to seven things, each with a rule.</li>
        <li>Both owners sign. From then on it scores the leads, and reps practise it before they receive any.</li>
      </ol>
    </EmptyState>
  );
}
