import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";
import { wantedByCampaign } from "#app/use-cases/leads/import/suggest-mapping.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { plural } from "#app/ui/format.ts";
import { ORDERS, targetOptions } from "./choices.ts";
import { ColumnTable } from "./column-table.tsx";
import { loadMapping, saveMapping } from "./load-mapping.server.ts";
import { readMappingForm, withTheRest } from "./mapping-form.server.ts";
import { zoneOptions } from "./zones.ts";
import { zonesFor } from "./zones.server.ts";
import { mappingFinding } from "./findings.ts";
import { requireImport } from "./require-import.server.ts";
import { importCrumbs } from "./crumbs.ts";

export const meta: MetaFunction = () => [{ title: "What the columns mean – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, found, campaign } = await requireImport(args);
  if (found.startedAt !== null) throw redirect(paths.leadImportResult(found.id));
  const { deps } = args.context;
  const wanted = await wantedByCampaign(deps, campaign);
  return {
    fileName: found.fileName,
    rows: found.rowCount,
    campaign: campaign.name,
    targets: targetOptions(wanted),
    zones: await zonesFor(deps, campaign, viewer),
    ...(await loadMapping(deps, found, wanted)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireImport(args);
  if (found.startedAt !== null) return redirect(paths.leadImportResult(found.id));
  const posted = await args.request.formData();
  const form = readMappingForm(posted, found.columns);
  if (posted.get("intent") === "rest") return { form: withTheRest(form, found.columns), messages: [] };
  const by = { actor: { kind: "person", id: viewer.id }, requestId: args.context.requestId } as const;
  const messages = await saveMapping(args.context.deps, { found, form, by });
  if (messages.length === 0) return redirect(paths.leadImportCheck(found.id));
  return data({ form, messages }, { status: 422 });
}

/** The second step: each column, three of its values, and where it goes; guessed, so that most only want a look. */
export default function Mapping() {
  const { fileName, rows, campaign, targets, zones, columns, form: guessed } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = result?.form ?? guessed;
  const used = form.choices.filter(({ to }) => to !== "").length;
  return (
    <Page
      crumbs={importCrumbs({ label: fileName })}
      title={mappingFinding(used, columns.length)}
      lede={`${fileName}: ${plural(rows, "row")} for ${campaign}. The next file with these columns is read the same way, without this page.`}
    >
      {/* What the server answers is what stands in the controls: remounted, they take it over. */}
      <Form method="post" key={JSON.stringify(form)} className="mt-8 grid gap-8">
        <FormErrors errors={[...(result?.messages ?? [])]} />
        <ColumnTable columns={columns} choices={form.choices} targets={targets} />
        <div className="grid max-w-[52rem] gap-6 sm:grid-cols-2">
          <Field
            label="The day, where no column says when"
            name="day"
            type="date"
            required
            defaultValue={form.day}
            hint="For what people did. A fixed day, so that the same file again adds nothing."
          />
          <Select label="How dates are written" name="order" options={ORDERS} defaultValue={form.order} />
          <Select
            label="Whose clock they were read from"
            name="zone"
            options={zones.includes(form.zone) ? zoneOptions(zones) : zoneOptions([...zones, form.zone])}
            defaultValue={form.zone}
            hint="For dates and times that name no zone of their own."
          />
          <Field
            className="sm:col-span-2"
            label="What says nothing"
            name="missing"
            maxLength={2_000}
            defaultValue={form.missing}
            hint="Texts that forms leave where nobody answered, with commas between. An empty cell always says nothing."
          />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton name="intent" value="check">
            See what would come of it
          </SubmitButton>
          <SubmitButton variant="quiet" name="intent" value="rest">
            Keep all other columns as attributes
          </SubmitButton>
        </div>
      </Form>
    </Page>
  );
}
