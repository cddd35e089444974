import { Form, Link, useLoaderData, useRevalidator } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useEffect } from "react";
import { paths } from "#app/paths.ts";
import { importProgress } from "#app/stores/views/lead-imports.ts";
import { cancelImport } from "#app/use-cases/leads/import/cancel-import.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { Figures } from "#app/ui/frame/layout.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { plural } from "#app/ui/format.ts";
import { resultFigures, resultFinding } from "./findings.ts";
import { Reasons } from "./reasons.tsx";
import { Refusals } from "./refusals.tsx";
import { requireImport } from "./require-import.server.ts";
import { importCrumbs } from "./crumbs.ts";

export const meta: MetaFunction = () => [{ title: "Import – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const { found, campaign } = await requireImport(args);
  if (found.startedAt === null) throw redirect(paths.leadImportCheck(found.id));
  return {
    id: found.id,
    fileName: found.fileName,
    rows: found.rowCount,
    isDone: found.finishedAt !== null,
    status: found.status === "done" || found.status === "cancelled" ? found.status : ("running" as const),
    campaign: { key: campaign.key, name: campaign.name },
    reasons: found.report?.reasons ?? [],
    refusals: found.report?.refusals ?? [],
    progress: await importProgress(args.context.deps.db, found.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireImport(args);
  const by = { actor: { kind: "person", id: viewer.id }, requestId: args.context.requestId } as const;
  await cancelImport(args.context.deps, { by, id: found.id });
  return redirect(paths.leadImportResult(found.id));
}

/** How far the import is, and what came of each row. */
export default function Result() {
  const { id, fileName, rows, isDone, status, campaign, reasons, refusals, progress } = useLoaderData<typeof loader>();
  useFreshWhile(!isDone);
  const { refused, done, stages } = progress;
  return (
    <Page
      crumbs={importCrumbs({ label: fileName })}
      title={resultFinding(progress, { rows, status })}
      lede={`${fileName}, for ${campaign.name}.`}
      actions={
        isDone ? (
          <>
            <ButtonLink variant="primary" to={paths.leads({ campaign: campaign.key })}>
              See the leads
            </ButtonLink>
            {refused > 0 ? (
              <ButtonLink icon="download" reload to={paths.leadImportRefused(id)}>
                Download the {refused === 1 ? "refused row" : plural(refused, "refused row")}
              </ButtonLink>
            ) : null}
            <ButtonLink variant="quiet" to={paths.leadImports({ campaign: campaign.key })}>
              Bring another file
            </ButtonLink>
          </>
        ) : undefined
      }
    >
      <div className="mt-8 grid gap-6">
        {isDone ? null : (
          <div className="grid max-w-measure gap-2">
            <progress className="h-3 w-full accent-ink" max={rows} value={done} aria-label="Rows taken in" />
            <p className="text-sm text-ink-2">
              You may leave; it goes on by itself. <Link to={paths.leadImportResult(id)}>See how far it is</Link>.
            </p>
            <Form method="post" className="mt-2">
              <SubmitButton variant="secondary" size="s">
                Stop here
              </SubmitButton>
              <p className="mt-1 text-xs text-ink-3">What is in stays in; the other rows are not begun.</p>
            </Form>
          </div>
        )}
        {status === "cancelled" ? (
          <Notice
            kind="soon"
            title={`${plural(rows - done, "row")} of the file ${rows - done === 1 ? "was" : "were"} not begun`}
          >
            What was in by then stays. To go on, bring the same file again: rows that are in are updated, none comes
            twice.
          </Notice>
        ) : null}
        <Card>
          <Figures items={resultFigures(progress)} />
        </Card>
        {(stages.held ?? 0) > 0 ? (
          <Notice
            kind="soon"
            title={`${plural(stages.held ?? 0, "lead")} ${stages.held === 1 ? "waits" : "wait"} for somebody who is ready`}
          >
            {stages.held === 1 ? "It goes" : "Each goes"} to a rep the moment one becomes ready. The{" "}
            <Link to={paths.board()}>board</Link> shows how long {stages.held === 1 ? "it has" : "they have"} waited.
          </Notice>
        ) : null}
      </div>
      {refused > 0 ? (
        <Section title={refused === 1 ? "What is wrong with the refused row" : "What is wrong with the refused rows"}>
          <p className="mb-4 max-w-measure text-sm text-ink-2">
            {refused === 1
              ? "It is not lost: download it, put it right where the last column says why, and bring the file again. It needs no mapping, and is kept for 30 days."
              : "Nothing of them is lost: download them, put them right where the last column says why, and bring the file again. It needs no mapping. The rows are kept for 30 days."}
          </p>
          <Reasons reasons={reasons} />
          <Refusals refusals={refusals} total={refused} />
        </Section>
      ) : null}
    </Page>
  );
}

const EVERY_MS = 2_000;

/** Asks the server again and again while something is under way; without JavaScript there is a link for it. */
function useFreshWhile(isRunning: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => void revalidate(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}
