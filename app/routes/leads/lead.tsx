import { useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatWhen } from "#app/ui/format.ts";
import { Timeline } from "#app/ui/pictures/timeline.tsx";
import { formState } from "../form-state.ts";
import { ClockCard } from "./clock-card.tsx";
import { DispositionCard } from "./disposition-card.tsx";
import { DoneLead } from "./done-lead.tsx";
import { LeadForm, workOnLead } from "./lead-form.server.ts";
import { leadPage } from "./lead-shape.server.ts";
import { OutcomeCard } from "./outcome-card.tsx";
import { requireLead } from "./require-lead.server.ts";
import { STAGE_WORDS } from "./stage-groups.ts";
import { TalkTrack } from "./talk-track.tsx";
import { TouchesCard } from "./touches-card.tsx";
import { WhoNeedsThis } from "./who-needs-this.tsx";
import { WhyQualified } from "./why-qualified.tsx";
import { WhyYou } from "./why-you.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Lead"} – Greenroom` }];

export async function loader(args: LoaderFunctionArgs) {
  return leadPage(args.context.deps, await requireLead(args, "lead.view"));
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireLead(args, "lead.work");
  const form = await parseForm(args.request, LeadForm);
  if (!form.ok) return invalid(form);
  const outcome = await workOnLead(args.context.deps, here, form.value);
  return outcome.kind === "done" ? redirect(outcome.to) : invalid(outcome.form);
}

/** The handoff package: who it is, why it is worth a call, why it is yours, and what to do with it. */
export default function Lead() {
  const lead = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { now, timeZone } = lead;
  const work = (
    <>
      {lead.mayWork ? (
        <>
          <TouchesCard touches={lead.touches} form={formState(result, "touch")} />
          <DispositionCard
            dispositions={lead.dispositions}
            touches={lead.touches}
            form={formState(result, "disposition")}
          />
          <OutcomeCard outcomes={lead.outcomes} amount={lead.amount} form={formState(result, "outcome")} />
        </>
      ) : null}
    </>
  );
  return (
    <Page
      crumbs={[
        { label: "Leads", to: paths.leads() },
        { label: lead.campaign.name, to: paths.leads({ campaign: lead.campaign.key }) },
        { label: lead.name },
      ]}
      title={lead.name}
      lede={[lead.title, lead.company === lead.name ? null : lead.company].filter(Boolean).join(", ") || undefined}
      actions={<Reach phone={lead.phone} email={lead.email} mayWork={lead.mayWork} />}
    >
      <DoneLead />
      <div className="mt-5 empty:hidden">
        <FormErrors errors={formState(result).general} />
      </div>
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr] lg:gap-y-4">
        <div className="lg:col-start-2">
          <ClockCard lead={lead} />
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {lead.inquiry ? (
            <figure className="mb-10 border-s-2 border-ink ps-5">
              <blockquote className="max-w-measure text-lg">“{lead.inquiry}”</blockquote>
              <figcaption className="mt-2 text-sm text-ink-3">
                Received {formatWhen(lead.receivedAt, now, timeZone)}
              </figcaption>
            </figure>
          ) : null}
          <WhyQualified lead={lead} />
          {lead.handoff ? (
            <TalkTrack handoff={lead.handoff} missing={lead.missing} now={now} timeZone={timeZone} />
          ) : null}
          {lead.handoff && lead.handoff.timeline.length > 0 ? (
            <Section title="What they did" aside="Filled dots count towards a criterion">
              <Timeline
                now={now}
                timeZone={timeZone}
                events={lead.handoff.timeline.map(({ at, title, data, countedFor }, index) => ({
                  key: `${at}-${index}`,
                  at,
                  title,
                  text:
                    [...data, ...countedFor.map((criterion) => `counts for “${criterion}”`)].join("; ") || undefined,
                  counts: countedFor.length > 0,
                }))}
              />
            </Section>
          ) : null}
          {lead.why ? <WhyYou why={lead.why} now={now} timeZone={timeZone} /> : null}
          {lead.brief ? <WhoNeedsThis brief={lead.brief} campaign={lead.campaign} /> : null}
          {lead.facts.length > 0 ? (
            <Section title="What else is known">
              <Facts items={lead.facts.map(({ label, value }) => ({ key: label, term: label, detail: value }))} />
            </Section>
          ) : null}
          <Section title="What happened to this lead" aside={`Now: ${STAGE_WORDS[lead.stage]}`}>
            <Timeline
              now={now}
              timeZone={timeZone}
              countsWords="a new stage"
              events={lead.history.map(({ key, at, title, text, isMove }) => ({
                key,
                at,
                title,
                text: text || undefined,
                counts: isMove,
              }))}
            />
          </Section>
        </div>
        <div className="grid min-w-0 content-start gap-4 lg:col-start-2" id="work">
          {work}
        </div>
      </div>
    </Page>
  );
}

function Reach({ phone, email, mayWork }: { phone: string | null; email: string | null; mayWork: boolean }) {
  return (
    <>
      {phone === null ? null : (
        <ButtonLink variant="primary" icon="call" to={`tel:${phone.replaceAll(/[^+\d]/g, "")}`} reload>
          Call {phone}
        </ButtonLink>
      )}
      {email === null ? null : (
        <ButtonLink variant={phone === null ? "primary" : "secondary"} icon="email" to={`mailto:${email}`} reload>
          {phone === null ? `Email ${email}` : "Email"}
        </ButtonLink>
      )}
      {mayWork ? (
        <a className="button button-quiet lg:hidden" href="#work">
          Log it
        </a>
      ) : null}
    </>
  );
}
