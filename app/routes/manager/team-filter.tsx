import { Form } from "@remix-run/react";
import { Button } from "#app/ui/controls/button.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import type { TeamQuery } from "./team-query.ts";

interface TeamFilterProps {
  teams: readonly { key: string; name: string }[];
  query: TeamQuery;
  campaign: string;
}

/** Narrows the page to one team, and the list of people to a name or to those who need help. */
export function TeamFilter({ teams, query: { team, name, helpOnly, sort }, campaign }: TeamFilterProps) {
  return (
    <Form method="get" className="mt-5 flex flex-wrap items-end gap-3" key={`${campaign}-${team}-${name}-${helpOnly}`}>
      <input type="hidden" name="campaign" value={campaign} />
      {sort === "name" ? <input type="hidden" name="sort" value="name" /> : null}
      {teams.length > 1 ? (
        <Select
          label="Team"
          name="team"
          defaultValue={team ?? ""}
          placeholder="All"
          options={teams.map((one) => ({ value: one.key, label: one.name }))}
        />
      ) : null}
      <Field label="Name" name="name" type="search" defaultValue={name} maxLength={80} />
      <Select
        label="Show"
        name="show"
        defaultValue={helpOnly ? "help" : ""}
        placeholder="Everybody"
        options={[{ value: "help", label: "Who needs help" }]}
      />
      <Button type="submit">Show</Button>
    </Form>
  );
}
