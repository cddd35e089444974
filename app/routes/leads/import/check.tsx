import { Form, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";
import { startImport } from "#app/use-cases/leads/import-leads.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { Figures } from "#app/ui/frame/layout.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatDate, formatNumber, plural } from "#app/ui/format.ts";
import { checkFinding } from "./findings.ts";
import { Reasons } from "./reasons.tsx";
import { Refusals } from "./refusals.tsx";
import { requireImport } from "./require-import.server.ts";
import { WouldQualify } from "./would-qualify.tsx";
import { importCrumbs } from "./crumbs.ts";

export const meta: MetaFunction = () => [{ title: "What would come of it – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const { found, campaign } = await requireImport(args);
  if (found.startedAt !== null) throw redirect(paths.leadImportResult(found.id));
  if (!found.report || !found.mapping) throw redirect(paths.leadImport(found.id));
  const day = found.mapping.columns.map(({ at }) => at).find((at) => typeof at === "string");
  return {
    id: found.id,
    fileName: found.fileName,
    campaign: { key: campaign.key, name: campaign.name },
    report: found.report,
    eventsAt: day === undefined ? null : formatDate(Date.parse(day), found.mapping.zone ?? "UTC"),
    zone: found.mapping.zone ?? null,
    meanings: found.mapping.columns.flatMap(({ column, values = [] }) =>
      values.length === 0
        ? []
        : [{ column, words: values.map(({ is, means }) => `“${is}” means “${means}”`).join(", ") }],
    ),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireImport(args);
  const by = { actor: { kind: "person", id: viewer.id }, requestId: args.context.requestId } as const;
  const started = await startImport(args.context.deps, { by, id: found.id });
  return redirect(started.kind === "not_checked" ? paths.leadImport(found.id) : paths.leadImportResult(found.id));
}

/** The third step: what the file comes to, before anything happens. */
export default function Check() {
  const { id, fileName, campaign, report, eventsAt, zone, meanings } = useLoaderData<typeof loader>();
  const good = report.created + report.updated;
  return (
    <Page
      crumbs={importCrumbs({ label: fileName, to: paths.leadImport(id) }, { label: "Check" })}
      title={checkFinding(report)}
      lede={
        good === 0
          ? "Read it another way, or download the rows, put them right where the last column says why, and bring the file again."
          : `No lead has moved yet. When you agree, ${good === 1 ? "the row" : "each row"} comes into ${campaign.name} as if it had been sent alone: scored, and with somebody who is ready, or held.`
      }
      actions={
        <>
          {good > 0 ? (
            <Form method="post">
              <SubmitButton>Import {plural(good, "row")}</SubmitButton>
            </Form>
          ) : null}
          <ButtonLink to={paths.leadImport(id)}>Change how it is read</ButtonLink>
          {report.refused > 0 ? (
            <ButtonLink
              variant={good === 0 ? "primary" : "quiet"}
              icon="download"
              reload
              to={paths.leadImportRefused(id)}
            >
              Download the {report.refused === 1 ? "refused row" : plural(report.refused, "refused row")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <div className="mt-8 grid gap-6">
        {report.version === null ? (
          <Notice kind="soon" title={`${campaign.name} has no version in force`}>
            Its leads are kept as received, and scored as soon as both owners have signed a first version.
          </Notice>
        ) : null}
        {eventsAt ? (
          <Notice>What people did, where no column says when, counts as of {eventsAt}. You can change the day.</Notice>
        ) : null}
        {zone ? (
          <Notice>Dates and times without a zone are read on the clock of {zone.replaceAll("_", " ")}.</Notice>
        ) : null}
        {meanings.length > 0 ? (
          <Notice title="Read in your words">
            <ul className="grid gap-1">
              {meanings.map(({ column, words }) => (
                <li key={column} className="wrap-anywhere">
                  {column}: {words}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <Card>
          <Figures
            items={[
              { value: formatNumber(report.created), label: report.created === 1 ? "new lead" : "new leads" },
              {
                value: formatNumber(report.updated),
                label: report.updated === 1 ? "update of a known one" : "updates of known ones",
                note: repeatedNote(report.repeated),
              },
              { value: formatNumber(report.refused), label: report.refused === 1 ? "refused row" : "refused rows" },
              { value: formatNumber(report.qualified), label: "would qualify" },
              {
                value: formatNumber(report.incomplete),
                label: report.incomplete === 1 ? "lacks data an MQL needs" : "lack data an MQL needs",
              },
              { value: formatNumber(report.disqualified), label: "ruled out by a disqualifier" },
            ]}
          />
        </Card>
      </div>
      {report.examples.length > 0 ? <WouldQualify examples={report.examples} version={report.version} /> : null}
      {report.refused > 0 ? (
        <Section
          title={report.refused === 1 ? "What is wrong with the refused row" : "What is wrong with the refused rows"}
        >
          <Reasons reasons={report.reasons} />
          <Refusals refusals={report.refusals} total={report.refused} />
        </Section>
      ) : null}
    </Page>
  );
}

function repeatedNote(repeated: number): string | undefined {
  return repeated === 0 ? undefined : `${formatNumber(repeated)} within the file`;
}
