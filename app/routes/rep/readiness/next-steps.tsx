import { formatDay, pluralWord } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Steps, type Step } from "#app/ui/pictures/steps.tsx";
import type { PartProps } from "./pages.ts";
import { levelName } from "./level-name.ts";

/** The way from here to ready; nothing where there is no way to go, or practice isn't what is missing. */
export function NextSteps({ view, timeZone }: PartProps) {
  const { forecast, sign, facts, at } = view;
  if (!forecast || !facts.enrolled || !facts.active || facts.suspension !== null) return null;
  if (sign.level === "ready" && forecast.after.questions === 0) return null;
  const steps = [nowStep(view), ...laterSteps(view, timeZone)];
  return (
    <Card className="mt-8">
      <Steps steps={steps} now={at} label="The way to ready" />
    </Card>
  );
}

function nowStep({ sign, provisionalLimit }: PartProps["view"]): Step {
  const text =
    sign.via === null
      ? "Leads of this campaign go to others. None is kept back."
      : sign.via === "waiver"
        ? "Leads come by waiver, whatever is known."
        : sign.level === "provisional"
          ? `Up to ${provisionalLimit} open leads.`
          : "Leads come without a limit.";
  return { sign, title: `Now: ${sign.via === "waiver" ? "waiver" : levelName(sign.level)}`, text };
}

function laterSteps({ forecast, sign, provisionalLimit }: PartProps["view"], timeZone: string): Step[] {
  if (!forecast) return [];
  const { after, tomorrow } = forecast;
  const text = (step: typeof after) => {
    const until = step.until === null ? "" : `, until about ${formatDay(step.until, timeZone)}`;
    if (step.level === "ready") return `Without a limit${until}.`;
    if (step.level === "provisional")
      return `Up to ${provisionalLimit} open leads, from the moment you answer${until}.`;
    return "Not there yet; the rest comes on the next day.";
  };
  const steps: Step[] = [];
  if (after.questions > 0) {
    steps.push({
      sign: { level: after.level, via: viaOf(after.level), until: after.until },
      title: `After ${pluralWord(after.questions, "question").toLowerCase()}: ${levelName(after.level)}`,
      text: text(after),
    });
  }
  const better = tomorrow.level !== after.level || (after.level === sign.level && sign.level !== "ready");
  if (better && tomorrow.questions > 0) {
    steps.push({
      sign: { level: tomorrow.level, via: viaOf(tomorrow.level), until: tomorrow.until },
      title: `Tomorrow, ${pluralWord(tomorrow.questions, "more", "more").toLowerCase()}: ${levelName(tomorrow.level)}`,
      text: text(tomorrow),
    });
  }
  return steps;
}

function viaOf(level: string): "gate" | null {
  return level === "not_ready" ? null : "gate";
}
