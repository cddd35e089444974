import { Form, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { listLeave } from "#app/stores/leave.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { addLeave, removeLeave } from "#app/use-cases/people/set-leave.ts";
import { byViewer } from "./by.server.ts";
import { LeaveForm } from "./forms.server.ts";
import { leaveFromDays } from "./leave-days.ts";
import { LeaveList } from "./leave-list.tsx";

export const meta: MetaFunction = () => [{ title: "Leave – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { db, clock } = context.deps;
  return { leave: await listLeave(db, [viewer.id], clock.now()), timeZone: viewer.timeZone };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context);
  const form = await parseForm(request, LeaveForm);
  if (!form.ok) return invalid(form);
  const by = byViewer(context, viewer);
  if (form.value.intent === "remove") {
    await removeLeave(context.deps, { by, personId: viewer.id, id: form.value.leave });
    return redirect(paths.settingsLeave({ did: "leave-removed" }));
  }
  const { from, until, note } = form.value;
  const days = leaveFromDays(from, until, viewer.timeZone);
  const result = await addLeave(context.deps, { by, personId: viewer.id, ...days, note: note || null });
  if (result.kind === "refused") return invalid({ errors: { until: result.message }, values: { from, until, note } });
  return redirect(paths.settingsLeave({ did: "leave" }));
}

export default function OwnLeave() {
  const { leave, timeZone } = useLoaderData<typeof loader>();
  const form = formState(useActionData<typeof action>());
  return (
    <Page
      title="Away? Say when."
      lede="While you are on leave no leads come to you. What you know stays yours; practice may be due when you are back."
      narrow
    >
      <div className="mt-8">
        <Section title="To come" quiet>
          {leave.length > 0 ? (
            <LeaveList leave={leave} timeZone={timeZone} intent="remove" />
          ) : (
            <EmptyState title="No leave planned" icon="today">
              Days you add here keep you out of every pool for as long as they last.
            </EmptyState>
          )}
        </Section>
        <Section title="Add leave">
          <Form method="post" className="grid gap-5">
            <div className="grid gap-5 sm:grid-cols-2">
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
            <Field
              label="Note"
              name="note"
              maxLength={200}
              hint="Optional; your manager sees it."
              defaultValue={form.value("note")}
            />
            <div>
              <SubmitButton name="intent" value="add">
                Add leave
              </SubmitButton>
            </div>
          </Form>
        </Section>
      </div>
    </Page>
  );
}
