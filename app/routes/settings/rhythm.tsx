import { Form, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMay, requireViewer } from "#app/auth/session.server.ts";
import { weekOf, type Weekday } from "#app/domain/practice/rhythm.ts";
import { SESSION_SIZES } from "#app/domain/practice/session-size.ts";
import { minutesFor } from "#app/domain/readiness/needed-practice.ts";
import { REMIND_HOURS } from "#app/domain/practice/telling-time.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { listRhythms } from "#app/stores/rhythms.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { RadioCards } from "#app/ui/controls/radio-cards.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { setRhythm } from "#app/use-cases/people/set-rhythm.ts";
import { byViewer } from "./by.server.ts";
import { RhythmForm } from "./forms.server.ts";
import { WeekdayChecks } from "./practice-days.tsx";

export const meta: MetaFunction = () => [{ title: "Rhythm – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const [rhythm] = await listRhythms(context.deps.db, [viewer.id]);
  if (!rhythm) throw notFound();
  const { practiceDays, teamDays, remindHour, channel, showsStreak, sessionQuestions } = rhythm;
  return {
    own: practiceDays,
    team: weekOf(null, teamDays),
    remindHour,
    channel,
    showsStreak,
    sessionQuestions,
    sizes: SESSION_SIZES.map((questions) => ({
      value: String(questions),
      label: `${questions} questions, about ${minutesFor(questions)} minutes`,
    })),
    email: viewer.email,
    canMail: context.deps.mailer !== undefined,
    timeZone: viewer.timeZone,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context);
  requireMay(context, "settings.own", { personId: viewer.id });
  const form = await parseForm(request, RhythmForm);
  if (!form.ok) return invalid(form);
  const { week, days, hour, channel, streak, questions } = form.value;
  if (channel === "email" && context.deps.mailer === undefined) {
    return invalid({ errors: { channel: "No mail server is set up here." }, values: { channel: "in_app" } });
  }
  await setRhythm(context.deps, {
    by: byViewer(context, viewer),
    personId: viewer.id,
    settings: {
      practiceDays: week === "own" ? days : null,
      remindHour: hour,
      channel,
      showsStreak: streak === "on",
      sessionQuestions: questions,
    },
  });
  return redirect(paths.settingsRhythm({ did: "rhythm" }));
}

export default function Rhythm() {
  const { own, team, remindHour, channel, showsStreak, sessionQuestions, sizes, email, canMail, timeZone } =
    useLoaderData<typeof loader>();
  const form = formState(useActionData<typeof action>());
  return (
    <Page
      title="A few minutes, on days you choose."
      lede="Reminders come at your hour on your practice days, one a day with everything in it. On leave, none."
      narrow
    >
      <Form method="post" className="mt-8">
        <Section title="Practice days" quiet>
          <RadioCards
            legend="Practice days"
            name="week"
            defaultValue={form.value("week") ?? (own === null ? "team" : "own")}
            options={[
              { value: "team", label: "As my team has them", hint: listed(team) },
              {
                value: "own",
                label: "My own",
                fields: <WeekdayChecks legend="I practise on" days={own ?? team} error={form.error("days")} />,
              },
            ]}
          />
        </Section>
        <Section title="A day’s practice">
          <Select
            label="At most"
            name="questions"
            hint="Practice for one campaign alone goes on until you hold it."
            defaultValue={form.value("questions") ?? String(sessionQuestions)}
            options={sizes}
            error={form.error("questions")}
          />
        </Section>
        <Section title="Reminders">
          <div className="grid gap-5">
            <Select
              label="From"
              name="hour"
              hint={`On the clock of ${timeZone.replaceAll("_", " ")}`}
              defaultValue={form.value("hour") ?? String(remindHour)}
              options={HOURS}
              error={form.error("hour")}
            />
            <RadioCards
              legend="Where"
              name="channel"
              defaultValue={form.value("channel") ?? channel}
              options={[
                { value: "in_app", label: "In Greenroom", hint: "On your start page, until read or done" },
                ...(canMail ? [{ value: "email", label: "By e-mail too", hint: `To ${email}` }] : []),
                { value: "none", label: "Nowhere", hint: "You see what is due when you look" },
              ]}
            />
          </div>
        </Section>
        <Section title="Streak">
          <div className="grid gap-6">
            <Checkbox
              name="streak"
              value="on"
              defaultChecked={showsStreak}
              label="Show how many practice days in a row I have kept"
              hint="Days with nothing due count as kept, leave doesn’t count, and one missed day in five is forgiven."
            />
            <div>
              <SubmitButton>Save</SubmitButton>
            </div>
          </div>
        </Section>
      </Form>
    </Page>
  );
}

const HOURS = Array.from({ length: REMIND_HOURS.latest - REMIND_HOURS.earliest + 1 }, (_, index) => {
  const hour = REMIND_HOURS.earliest + index;
  return { value: String(hour), label: `${String(hour).padStart(2, "0")}:00` };
});

const SHORT: Readonly<Record<Weekday, string>> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

function listed(days: readonly Weekday[]): string {
  return days.map((day) => SHORT[day]).join(", ");
}
