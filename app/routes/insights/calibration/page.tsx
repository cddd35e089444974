import { useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { requireMay, requireMaySome } from "#app/auth/session.server.ts";
import { ENOUGH_TO_SHOW } from "#app/domain/memory/calibration.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { byViewer } from "#app/routes/settings/by.server.ts";
import { formatNumber, formatWhen, plural } from "#app/ui/format.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { askForFit } from "#app/use-cases/memory/ask-for-fit.ts";
import { chooseModel } from "#app/use-cases/memory/choose-model.ts";
import { Bins } from "./bins.tsx";
import { calibrationFinding } from "./findings.ts";
import { ModelForm } from "./form.server.ts";
import { loadCalibration } from "./load.server.ts";
import { ModelInUse } from "./model-in-use.tsx";
import { PastModels } from "./past-models.tsx";
import { Worth } from "./worth.tsx";

export const meta: MetaFunction = () => [{ title: "Predicted and observed recall – Greenroom" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "insights.view", request);
  return {
    data: await loadCalibration(context.deps),
    did: new URL(request.url).searchParams.get("did"),
    mayChoose: may(viewer, "memory_model.choose"),
    timeZone: viewer.timeZone,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireMay(context, "memory_model.choose");
  const form = await parseForm(request, ModelForm);
  if (!form.ok) return invalid(form);
  const by = byViewer(context, viewer);
  if (form.value.intent === "fit") await askForFit(context.deps, by);
  else await chooseModel(context.deps, { ...by, hash: null, reason: form.value.reason });
  return redirect(paths.calibration({ did: form.value.intent }));
}

/** Whether what the gate believes about people's memory is true. */
export default function CalibrationPage() {
  const { data, did, mayChoose, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { report, now, awaitingReplay } = data;
  const calibration = report?.calibration ?? null;
  return (
    <Page
      title={
        report === null ? "The first look at the predictions is being worked out." : calibrationFinding(calibration)
      }
      crumbs={[{ label: "Insights", to: paths.insights() }]}
      eyebrow={report ? `The memory model in use, looked at ${formatWhen(report.madeAt, now, timeZone)}` : null}
    >
      <div className="mt-6 grid gap-3">
        <Did did={did} />
        {awaitingReplay > 0 ? (
          <Notice>{plural(awaitingReplay, "memory", "memories")} still to be folded by the model in use.</Notice>
        ) : null}
      </div>
      <div className="mt-8">
        {report && calibration && calibration.all.count >= ENOUGH_TO_SHOW ? (
          <>
            <Bins calibration={calibration} share={report.share} isFitted={!data.model.isDefault} />
            <Worth calibration={calibration} />
          </>
        ) : (
          <TooFew count={calibration?.all.count ?? 0} isReady={report !== null} />
        )}
        <ModelInUse data={data} mayChoose={mayChoose} timeZone={timeZone} result={result} />
        <PastModels past={data.past} timeZone={timeZone} />
      </div>
    </Page>
  );
}

function Did({ did }: { did: string | null }) {
  if (did === "fit") {
    return (
      <Notice kind="done" live title="The fit has begun.">
        It takes seconds to minutes. Load this page again to see what came out.
      </Notice>
    );
  }
  if (did !== "default") return null;
  return (
    <Notice kind="done" live title="The published default is in use.">
      Everything answered is being folded with it.
    </Notice>
  );
}

function TooFew({ count, isReady }: { count: number; isReady: boolean }) {
  if (!isReady) {
    return (
      <EmptyState title="A long log takes a minute" icon="insights">
        Every answer there is gets compared with what was predicted before it. Load this page again in a minute; from
        then on it is done each night.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`${formatNumber(count)} of ${formatNumber(ENOUGH_TO_SHOW)} answers that tell of forgetting`}
      icon="insights"
      action={<ButtonLink to={paths.insights()}>Back to insights</ButtonLink>}
    >
      The gate lets people have leads as long as it believes that they remember. This page says how often that is true:
      each answer to something practised a day or more before is compared with what was predicted for it. With daily
      practice a team of ten has enough of them within three weeks.
    </EmptyState>
  );
}
