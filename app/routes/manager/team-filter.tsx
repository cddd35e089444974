import { Form } from "@remix-run/react";
import { Button } from "#app/ui/controls/button.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import type { TeamSort } from "./team-shape.ts";

interface TeamFilterProps {
  teams: readonly { key: string; name: string }[];
  team: string | null;
  campaign: string;
  sort: TeamSort;
}

/** Narrows the page to one team; nothing to choose from with a single one. */
export function TeamFilter({ teams, team, campaign, sort }: TeamFilterProps) {
  if (teams.length < 2) return null;
  return (
    <Form method="get" className="mt-5 flex flex-wrap items-end gap-3" key={`${campaign}-${team}`}>
      <input type="hidden" name="campaign" value={campaign} />
      {sort === "name" ? <input type="hidden" name="sort" value="name" /> : null}
      <Select
        label="Team"
        name="team"
        defaultValue={team ?? ""}
        placeholder="All"
        options={teams.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Button type="submit">Show</Button>
    </Form>
  );
}
