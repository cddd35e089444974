import { Form, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { inForceId } from "#app/stores/campaigns.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { findPlaybookVersion } from "#app/stores/playbooks.ts";
import { listVersionRows } from "#app/stores/views/playbook-versions.ts";
import { Button, ButtonLink } from "#app/ui/controls/button.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Columns } from "#app/ui/frame/layout.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formatDate } from "#app/ui/format.ts";
import { compareVersions } from "#app/use-cases/playbook/compare-versions.ts";
import { Changes } from "./changes.tsx";
import { toDocument } from "./document-shape.ts";
import { PlaybookText } from "./playbook-document.tsx";
import { requireCampaign } from "./require-campaign.server.ts";
import { graceEndWords, Versions } from "./versions.tsx";
import { playbookCrumbs } from "./playbook-crumbs.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Version ${data?.version ?? ""}: ${data?.campaign.name ?? "campaign"} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, campaign, subject } = await requireCampaign(args, "playbook.view");
  const { db, clock } = args.context.deps;
  const shown = await versionOf(args, campaign.id, args.params.version ?? "");
  const against = new URL(args.request.url).searchParams.get("against");
  const other =
    shown.version > 1 || against ? await versionOf(args, campaign.id, against ?? String(shown.version - 1)) : null;
  const versions = await listVersionRows(db, campaign.id);
  const inForce = inForceId(campaign, clock.now());
  return {
    now: clock.now(),
    timeZone: viewer.timeZone,
    campaign: { key: campaign.key, name: campaign.name },
    version: shown.version,
    row: versions.find(({ version }) => version === shown.version) ?? null,
    inForce: inForce === shown.id ? shown.version : null,
    versions,
    mayPropose: may(viewer, "playbook.propose", subject),
    text: toDocument(shown.playbook),
    against: other?.version ?? null,
    comparison: other && other.version !== shown.version ? compareVersions(other.playbook, shown.playbook) : null,
  };
}

/** One published version, what it changed against another, and its whole text. */
export default function PlaybookVersionPage() {
  const { campaign, version, row, inForce, versions, text, against, comparison, mayPropose, now, timeZone } =
    useLoaderData<typeof loader>();
  const signed = row?.signatures.map(({ name, capacity }) => `${name} for ${capacity}`).join(", ");
  return (
    <Page
      crumbs={playbookCrumbs(campaign, `Version ${version}`)}
      title={`Version ${version}${row ? `, published ${formatDate(row.publishedAt, timeZone)}` : ""}`}
      lede={row?.note ? `${row.noteBy ? `${row.noteBy}: ` : ""}“${row.note}”` : undefined}
      eyebrow={signed ? `Signed by ${signed}` : undefined}
      actions={
        <ButtonLink icon="download" reload to={paths.playbookFile(campaign.key, { version })}>
          Download as YAML
        </ButtonLink>
      }
    >
      {row?.graceEnd ? (
        <div className="mt-6">
          <Notice
            action={
              row.graceEnd.kind !== "enforced" && mayPropose ? (
                <Form method="post" action={paths.playbook(campaign.key)}>
                  <input type="hidden" name="version" value={version} />
                  <SubmitButton size="s" variant="secondary" name="intent" value="again">
                    Propose this text again
                  </SubmitButton>
                </Form>
              ) : undefined
            }
          >
            {graceEndWords(row.graceEnd, now, timeZone)}
          </Notice>
        </div>
      ) : null}
      <Columns
        aside={<Versions campaign={campaign.key} versions={versions} inForce={inForce} now={now} timeZone={timeZone} />}
      >
        {versions.length > 1 ? (
          <Form method="get" className="mb-8 flex flex-wrap items-end gap-3">
            <Select
              label="Compare with"
              name="against"
              defaultValue={String(against ?? "")}
              options={versions
                .filter((one) => one.version !== version)
                .map((one) => ({ value: String(one.version), label: `Version ${one.version}` }))}
            />
            <Button type="submit">Compare</Button>
          </Form>
        ) : null}
        {comparison && against !== null ? (
          <Changes comparison={comparison} before={`Version ${against}`} after={`Version ${version}`} />
        ) : null}
        <details className="mt-12" open={comparison === null}>
          <summary className="text-lg font-semibold">The whole text of version {version}</summary>
          <div className="mt-6">
            <PlaybookText text={text} canEdit={false} />
          </div>
        </details>
      </Columns>
    </Page>
  );
}

async function versionOf({ context }: LoaderFunctionArgs, campaignId: number, text: string) {
  const version = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  const found = await findPlaybookVersion(context.deps.db, { campaignId, version });
  if (!found) throw notFound("There is no such version.");
  return found;
}
