import type { FormState } from "#app/routes/form-state.ts";
import type { Person } from "#app/stores/people.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { TimeZoneSelect } from "./time-zone-select.tsx";
import { ROLE_OPTIONS } from "./words.ts";

interface PersonFieldsProps {
  person: Person;
  zones: readonly string[];
  form: FormState;
}

/** What an admin may change of a person. */
export function PersonFields({ person, zones, form }: PersonFieldsProps) {
  const typed = (name: string, stored: string | number | null) => form.value(name) ?? String(stored ?? "");
  return (
    <>
      <Field label="Name" name="name" required defaultValue={typed("name", person.name)} error={form.error("name")} />
      <Select
        label="Role"
        name="role"
        options={ROLE_OPTIONS}
        defaultValue={typed("role", person.role)}
        error={form.error("role")}
      />
      <TimeZoneSelect zones={zones} current={typed("timeZone", person.timeZone)} error={form.error("timeZone")} />
      <div className="grid gap-5 sm:grid-cols-3">
        <Field
          label="Open leads at most"
          name="maxOpenLeads"
          inputMode="numeric"
          hint="Empty: no limit"
          defaultValue={typed("maxOpenLeads", person.maxOpenLeads)}
          error={form.error("maxOpenLeads")}
        />
        <Field
          label="Leads a day at most"
          name="maxLeadsPerDay"
          inputMode="numeric"
          hint="Empty: no limit"
          defaultValue={typed("maxLeadsPerDay", person.maxLeadsPerDay)}
          error={form.error("maxLeadsPerDay")}
        />
        <Field
          label="Share"
          name="routingWeight"
          inputMode="numeric"
          required
          hint="2 gets twice as many as 1"
          defaultValue={typed("routingWeight", person.routingWeight)}
          error={form.error("routingWeight")}
        />
      </div>
    </>
  );
}
