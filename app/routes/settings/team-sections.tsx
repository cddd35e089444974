import { Form } from "@remix-run/react";
import type { Role } from "#app/auth/viewer.ts";
import type { FormState } from "#app/routes/form-state.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { LeaveList } from "./leave-list.tsx";
import { ROLE_WORDS } from "./words.ts";

interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly status: "active" | "deactivated";
  readonly capacity: "member" | "manager";
}

interface MembersProps {
  members: readonly Member[];
  others: readonly { value: string; label: string }[];
  mayManage: boolean;
  form: FormState;
}

export function MembersSection({ members, others, mayManage, form }: MembersProps) {
  return (
    <Section title="People" quiet>
      {members.length > 0 ? (
        <Rows label="People of the team">
          {members.map((member) => (
            <MemberRow key={member.id} member={member} mayManage={mayManage} />
          ))}
        </Rows>
      ) : (
        <EmptyState title="Nobody in this team yet" icon="team">
          Whoever joins practises the team's campaigns, and gets their leads once ready.
        </EmptyState>
      )}
      {mayManage ? (
        <Form method="post" className="mt-6 grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
          <Select
            label="Add"
            name="person"
            required
            options={others}
            placeholder="Choose somebody"
            error={form.error("person")}
          />
          <Select label="As" name="capacity" options={CAPACITIES} />
          <SubmitButton variant="secondary" name="intent" value="set">
            Add
          </SubmitButton>
        </Form>
      ) : null}
    </Section>
  );
}

function MemberRow({ member, mayManage }: { member: Member; mayManage: boolean }) {
  const isManager = member.capacity === "manager";
  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <span className="flex flex-wrap items-center gap-2">
        {member.name}
        <span className="text-sm text-ink-3">{ROLE_WORDS[member.role]}</span>
        {isManager ? <Tag tone="ink">Manages</Tag> : null}
        {member.status === "deactivated" ? <Tag>account ended</Tag> : null}
      </span>
      {mayManage ? (
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="person" value={member.id} />
          <input type="hidden" name="capacity" value={isManager ? "member" : "manager"} />
          <SubmitButton
            variant="quiet"
            size="s"
            name="intent"
            value="set"
            aria-label={`${isManager ? "Make a member" : "Make a manager"}: ${member.name}`}
          >
            {isManager ? "Make a member" : "Make a manager"}
          </SubmitButton>
          <SubmitButton variant="quiet" size="s" name="intent" value="remove" aria-label={`Remove ${member.name}`}>
            Remove
          </SubmitButton>
        </Form>
      ) : null}
    </li>
  );
}

interface LeaveProps {
  leave: Parameters<typeof LeaveList>[0]["leave"];
  members: readonly Member[];
  timeZone: string;
  form: FormState;
}

export function LeaveSection({ leave, members, timeZone, form }: LeaveProps) {
  return (
    <Section title="Leave" id="leave" aside="No leads come to whoever is away">
      {leave.length > 0 ? <LeaveList leave={leave} timeZone={timeZone} intent="remove-leave" /> : null}
      {members.length > 0 ? (
        <Form method="post" className="mt-6 grid gap-4">
          <div className="grid gap-4 sm:grid-cols-3">
            <Select
              label="Who"
              name="person"
              required
              placeholder="Choose somebody"
              options={members.map((member) => ({ value: member.id, label: member.name }))}
              error={form.error("person")}
            />
            <Field
              label="First day"
              name="from"
              type="date"
              required
              defaultValue={form.value("from")}
              error={form.error("from")}
            />
            <Field
              label="Last day"
              name="until"
              type="date"
              required
              defaultValue={form.value("until")}
              error={form.error("until")}
            />
          </div>
          <Field label="Note" name="note" maxLength={200} hint="Optional" defaultValue={form.value("note")} />
          <div>
            <SubmitButton variant="secondary" name="intent" value="add-leave">
              Add leave
            </SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}

export function RenameSection({ name, form }: { name: string; form: FormState }) {
  return (
    <Section title="Name">
      <Form method="post" className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field
          label="Name of the team"
          name="name"
          required
          defaultValue={form.value("name") ?? name}
          error={form.error("name")}
        />
        <SubmitButton variant="secondary" name="intent" value="rename">
          Rename
        </SubmitButton>
      </Form>
    </Section>
  );
}

const CAPACITIES = [
  { value: "member", label: "Member" },
  { value: "manager", label: "Manager" },
] as const;
