import { Button, ButtonLink } from "../controls/button.tsx";
import { CriterionEffect } from "../practice/criterion-effect.tsx";
import { PracticeFrame } from "../practice/practice-frame.tsx";
import type { AskedQuestion } from "../practice/answer-inputs.tsx";
import { QuestionCard } from "../practice/question-card.tsx";
import { VerdictPanel, type ToldOption } from "../practice/verdict-panel.tsx";
import { RecallCurve } from "../pictures/recall-curve.tsx";
import { Lamp } from "../readiness/lamp.tsx";
import { sampleCrossing, sampleCurve } from "./sample-curves.ts";
import { NOT_READY, NOW, READY, ZONE } from "./sample.ts";

const PROMPT = "Is this an MQL of the campaign, and what decides?";

const OPTIONS = [
  {
    id: "a",
    text: "Yes. Three lines and the right role decide.",
    because: "Both count. But a critical criterion that is unmet decides over points.",
  },
  {
    id: "b",
    text: "No. The retrofit is too far away.",
    because: "They plan it for July 2028, twenty months from now. The playbook asks for eighteen at most.",
  },
  {
    id: "c",
    text: "No. Alder Dairy is a system integrator.",
    because: "They run their own filling lines. An integrator builds lines for others.",
  },
  { id: "d", text: "It can’t be told: no budget is named.", because: "Budget isn’t a criterion of this playbook." },
];

const EYEBROW = (
  <>
    <Lamp {...READY} now={NOW} label={null} /> Summit 2026 booth <span aria-hidden="true">·</span> Critical
  </>
);

export function QuestionGallery() {
  return (
    <PracticeFrame closeTo="/" position={3} total={6}>
      <QuestionCard
        eyebrow={EYEBROW}
        hidden={{ presentation: "p1" }}
        question={{
          kind: "scenario",
          prompt: PROMPT,
          options: OPTIONS,
          lead: [
            { label: "Who", value: "Jasper Oyelaran, operations director at Alder Dairy" },
            { label: "Filling lines", value: "3, two sites" },
            { label: "Wrote", value: "“We plan the retrofit in the July 2028 shutdown. Can you send drawings?”" },
          ],
        }}
      />
    </PracticeFrame>
  );
}

const CONTRAST_FACTS = [
  { label: "Packaging lines", value: "4" },
  { label: "Retrofit months", value: "11" },
  { label: "Job title", value: "Continuous improvement lead" },
  { label: "Attended a demo", value: "12 days ago (minutes: 18)" },
];

const CONTRAST: AskedQuestion = {
  kind: "scenario",
  prompt: "Which of these two leads is an MQL of Summit 2026 booth?",
  options: ["Lead A only", "Lead B only", "Both", "Neither"].map((text) => ({ id: `contrast-${text}`, text })),
  leads: [
    { name: "Lead A", facts: [{ label: "Employees", value: "1,001" }, ...CONTRAST_FACTS] },
    { name: "Lead B", facts: [{ label: "Employees", value: "1,000" }, ...CONTRAST_FACTS] },
  ],
};

/** The other kinds of question, and one that wasn't taken. */
export function KindsGallery() {
  const places = OPTIONS.slice(0, 3);
  return (
    <PracticeFrame closeTo="/" position={4} total={8} again={2}>
      <div className="grid gap-12">
        <QuestionCard
          keys={false}
          eyebrow={EYEBROW}
          hidden={{}}
          error="Choose at least one."
          question={{ kind: "multiple_choice", prompt: "Which of these make it a lead?", options: OPTIONS }}
        />
        <QuestionCard
          keys={false}
          eyebrow={EYEBROW}
          hidden={{}}
          question={{ kind: "short_answer", prompt: "Which paper did this campaign offer?", options: [] }}
        />
        <QuestionCard
          keys={false}
          eyebrow={EYEBROW}
          hidden={{}}
          question={{ kind: "order", prompt: "What do you ask first?", options: places }}
        />
        <QuestionCard keys={false} eyebrow={EYEBROW} hidden={{}} question={CONTRAST} />
      </div>
    </PracticeFrame>
  );
}

export function RightGallery() {
  return (
    <PracticeFrame closeTo="/" position={3} total={6}>
      <VerdictPanel
        correct
        finding="The date decides."
        prompt={PROMPT}
        options={told("b")}
        next={{ action: "/practice" }}
        asides={<Asides />}
        effect={
          <CriterionEffect
            title="Retrofit within 18 months"
            to="/x"
            bulb={{ state: "proven", importance: "critical" }}
            meta="critical, playbook version 7"
            picture={
              <RecallCurve
                name="Retrofit within 18 months"
                points={sampleCurve([28, 22, 12, 0], 11, 34)}
                floor={0.8}
                crossesAt={sampleCrossing([28, 22, 12, 0], 11)}
                now={NOW}
                timeZone={ZONE}
              />
            }
          >
            Held until <b>Mon 21 Dec</b>; it was Sat 5 Dec. You stay ready for Summit until Thu 3 Dec.
          </CriterionEffect>
        }
      />
    </PracticeFrame>
  );
}

export function WrongGallery() {
  return (
    <PracticeFrame closeTo="/" position={3} total={8} again={2}>
      <VerdictPanel
        correct={false}
        finding="The date decides."
        prompt={PROMPT}
        options={told("a")}
        next={{ action: "/practice" }}
        asides={<Asides />}
        effect={
          <CriterionEffect
            title="Retrofit within 18 months"
            to="/x"
            bulb={{ state: "not_held", importance: "critical" }}
            meta="critical, playbook version 7"
            picture={
              <p className="flex items-center gap-3">
                <Lamp {...NOT_READY} now={NOW} size="l" label={null} />
                <span>
                  <b>Not ready</b>
                  <br />
                  <span className="text-sm text-ink-3">about a minute</span>
                </span>
              </p>
            }
          >
            Two right answers light it again. Both come at the end of this session, worded differently.
          </CriterionEffect>
        }
      />
    </PracticeFrame>
  );
}

function told(chosen: string): ToldOption[] {
  return OPTIONS.map((option) => ({ ...option, correct: option.id === "b", chosen: option.id === chosen }));
}

function Asides() {
  return (
    <>
      <ButtonLink to="/flag" variant="quiet" size="s" icon="flag">
        Flag this question
      </ButtonLink>
      <Button variant="quiet" size="s" className="ms-auto">
        I mis-clicked
      </Button>
    </>
  );
}
