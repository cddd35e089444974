import { Form } from "@remix-run/react";
import { Button } from "#app/ui/controls/button.tsx";
import { Select } from "#app/ui/controls/select.tsx";

interface LeadFiltersProps {
  stage: string;
  campaign?: string;
  rep?: string;
  filters: { campaigns: readonly { key: string; name: string }[]; reps: readonly { id: string; name: string }[] };
  showReps: boolean;
}

/** Narrows the list; what is chosen stands in the address. */
export function LeadFilters({ stage, campaign, rep, filters, showReps }: LeadFiltersProps) {
  if (filters.campaigns.length < 2 && !(showReps && filters.reps.length > 1)) return null;
  return (
    <Form method="get" className="mt-5 flex flex-wrap items-end gap-3" key={`${stage}-${campaign}-${rep}`}>
      <input type="hidden" name="stage" value={stage} />
      <Select
        label="Campaign"
        name="campaign"
        placeholder="All"
        defaultValue={campaign ?? ""}
        options={filters.campaigns.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {showReps ? (
        <Select
          label="With"
          name="rep"
          placeholder="Anybody"
          defaultValue={rep ?? ""}
          options={filters.reps.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <Button type="submit">Show</Button>
    </Form>
  );
}
