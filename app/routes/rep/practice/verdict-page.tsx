import type { FormEvent, ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { formatAbout } from "#app/ui/format.ts";
import { RecallCurve } from "#app/ui/pictures/recall-curve.tsx";
import { ContrastedLeads } from "#app/ui/practice/contrasted-leads.tsx";
import { CriterionEffect } from "#app/ui/practice/criterion-effect.tsx";
import { PracticeFrame } from "#app/ui/practice/practice-frame.tsx";
import { ScenarioLead } from "#app/ui/practice/scenario-lead.tsx";
import { VerdictPanel } from "#app/ui/practice/verdict-panel.tsx";
import { lampShape } from "#app/ui/readiness/lamp-shape.ts";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { FlagCard } from "./flag-card.tsx";
import type { PageProps, Verdict } from "./pages.ts";
import { criterionWords, readinessWords } from "./effect-words.ts";
import { TakeBack, TakenBack } from "./take-back.tsx";

interface VerdictPageProps extends PageProps<Verdict> {
  error: string | undefined;
  flagError: string | undefined;
  onContinue: (event: FormEvent<HTMLFormElement>) => void;
  busy: boolean;
}

/** The verdict, every option's reason, and what the answer did to the criterion and to the campaign. */
export function VerdictPage(props: VerdictPageProps) {
  const { page, now, timeZone, only, error, flagError, onContinue, busy } = props;
  const { verdict, effect, progress } = page;
  return (
    <PracticeFrame closeTo={paths.today()} {...progress}>
      <VerdictPanel
        correct={verdict.correct}
        finding={`${effect.title}.`}
        prompt={verdict.prompt}
        options={verdict.options}
        given={lines(verdict.given)}
        expected={lines(verdict.expected)}
        because={verdict.because ?? (verdict.options.some(({ because }) => because) ? null : effect.why)}
        effect={
          <>
            <TakenBack page={page} error={error} />
            {verdict.lead ? (
              <details>
                <summary>The lead again</summary>
                <div className="mt-3">
                  <ScenarioLead facts={verdict.lead} />
                </div>
              </details>
            ) : null}
            {verdict.leads.length > 0 ? (
              <details>
                <summary>The two leads again</summary>
                <div className="mt-3">
                  <ContrastedLeads leads={verdict.leads} />
                </div>
              </details>
            ) : null}
            <Effect page={page} now={now} timeZone={timeZone} />
            <FlagCard flag={page.flag} presentation={page.token} error={flagError} now={now} timeZone={timeZone} />
          </>
        }
        asides={<TakeBack page={page} />}
        onContinue={onContinue}
        busy={busy}
        next={{ action: paths.practice(), hidden: only === undefined ? {} : { campaign: only } }}
      />
    </PracticeFrame>
  );
}

function Effect({ page, now, timeZone }: Pick<PageProps<Verdict>, "page" | "now" | "timeZone">) {
  const { effect, campaign, sign } = page;
  return (
    <CriterionEffect
      title={effect.title}
      to={`${paths.campaign(campaign.key)}#${effect.key}`}
      bulb={{ state: effect.bulb, importance: effect.importance }}
      meta={`${effect.importance}, playbook version ${campaign.version}`}
      picture={
        effect.verdict.kind === "held" && effect.curve ? (
          <RecallCurve name={effect.title} {...effect.curve} now={now} timeZone={timeZone} />
        ) : (
          <p className="flex items-center gap-3 text-sm">
            <Lamp {...sign} now={now} size="l" label={null} />
            <span>
              <b>{lampShape(sign, now).word}</b>
              {page.secondsAway > 0 && sign.level === "not_ready" ? (
                <>
                  <br />
                  <span className="text-ink-3">{formatAbout(page.secondsAway)} away</span>
                </>
              ) : null}
            </span>
          </p>
        )
      }
    >
      <p>{criterionWords(effect, now, timeZone)}</p>
      <p className="mt-1">{readinessWords(page, now, timeZone)}</p>
      {effect.rule ? <p className="mt-2 text-ink-3">The rule: {effect.rule}.</p> : null}
    </CriterionEffect>
  );
}

function lines(texts: readonly string[]): ReactNode {
  if (texts.length < 2) return texts[0];
  return (
    <ul className="grid gap-1">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
