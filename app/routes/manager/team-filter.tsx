import { Form } from "@remix-run/react";
import { Button } from "#app/ui/controls/button.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { TEAM_STATES } from "#app/domain/team/team-state.ts";
import { STATE_TITLES } from "./team-groups.ts";
import type { TeamQuery } from "./team-query.ts";

interface TeamFilterProps {
  teams: readonly { key: string; name: string }[];
  query: TeamQuery;
  campaign: string;
}

/** Narrows the page to one team, and the list of people to a name or a state; groups the list by team or by state. */
export function TeamFilter({ teams, query: { team, name, show, group, sort }, campaign }: TeamFilterProps) {
  return (
    <Form
      method="get"
      className="mt-5 flex flex-wrap items-end gap-3"
      key={[campaign, team, name, show, group].join(" ")}
    >
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
        defaultValue={show ?? ""}
        placeholder="Everybody"
        options={[
          { value: "help", label: "Who needs help" },
          ...TEAM_STATES.map((state) => ({ value: state, label: STATE_TITLES[state] })),
        ]}
      />
      <Select
        label="Group"
        name="group"
        defaultValue={group ?? ""}
        placeholder="One list"
        options={[
          { value: "state", label: "By state" },
          ...(teams.length > 1 ? [{ value: "team", label: "By team" }] : []),
        ]}
      />
      <Button type="submit">Show</Button>
    </Form>
  );
}
