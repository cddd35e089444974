import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireMay } from "#app/auth/session.server.ts";
import { paths } from "#app/paths.ts";
import { listCampaigns } from "#app/stores/campaigns.ts";
import { listLeadImports } from "#app/stores/views/lead-imports.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { byFileOrApi } from "./by-api.ts";
import { ImportList } from "./import-list.tsx";
import { uploadFile } from "./upload-form.server.ts";

export const meta: MetaFunction = () => [{ title: "Import leads – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMay(context, "lead.create", {}, request);
  const { db, clock } = context.deps;
  return {
    campaigns: (await listCampaigns(db)).map(({ key, name }) => ({ value: key, label: name })),
    chosen: new URL(request.url).searchParams.get("campaign") ?? "",
    imports: await listLeadImports(db, 20),
    origin: context.config.publicOrigin,
    now: clock.now(),
    timeZone: viewer.timeZone,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireMay(context, "lead.create", {}, request);
  const by = { actor: { kind: "person", id: viewer.id }, requestId: context.requestId } as const;
  const result = await uploadFile(context.deps, request, by);
  return result.kind === "brought" ? redirect(result.to) : data({ result }, { status: 422 });
}

/** The first of three steps: the file, what its columns mean, what would come of it. */
export default function Upload() {
  const { campaigns, chosen, imports, origin, now, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const errorOf = (field: "campaign" | "file") => (result?.field === field ? result.message : undefined);
  return (
    <Page
      narrow
      crumbs={[{ label: "Leads", to: paths.leads() }, { label: "Import" }]}
      title="Bring leads from a file"
      lede="Choose a CSV file. Next you say what its columns mean, then you see what would come of it; no lead moves before you agree."
    >
      {campaigns.length === 0 ? (
        <div className="mt-8">
          <EmptyState
            title="Leads belong to a campaign"
            icon="campaigns"
            action={
              <ButtonLink to={paths.campaigns()} variant="primary">
                Start a campaign
              </ButtonLink>
            }
          >
            There is none yet. A campaign’s playbook says what makes a lead worth a call, and scores each one that comes
            in.
          </EmptyState>
        </div>
      ) : (
        <Form method="post" encType="multipart/form-data" className="mt-8 grid gap-6">
          <Select
            label="Campaign"
            name="campaign"
            required
            options={campaigns}
            placeholder="Choose one"
            defaultValue={result?.campaign ?? chosen}
            error={errorOf("campaign")}
          />
          <Field
            label="File"
            name="file"
            type="file"
            required
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            hint="Its first line names the columns. Up to 20 MiB and 50,000 rows; commas, semicolons or tabs."
            error={errorOf("file")}
          />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton>Go on</SubmitButton>
            <ButtonLink variant="quiet" icon="download" reload to={paths.leadImportSample()}>
              Try it with a sample file
            </ButtonLink>
          </div>
        </Form>
      )}
      <Section title="Files brought before">
        <ImportList imports={imports} now={now} timeZone={timeZone} />
      </Section>
      <Section title="The same by program">
        <p className="max-w-measure text-sm text-ink-2">
          Whatever can write a file can also send it. The report names every row that was refused, and why. Leads that
          come one by one go to <code>/api/v1/leads</code>.
        </p>
        <pre className="mt-3 rounded-md bg-sunken p-4 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
          {byFileOrApi(origin, chosen || (campaigns[0]?.value ?? "summit-2026"))}
        </pre>
      </Section>
    </Page>
  );
}
