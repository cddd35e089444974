import { useReducer, useState } from "react";
import type { LeadCatalogue } from "#app/domain/leads/catalogue.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { fileText } from "./file-value.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { edit, startState } from "./reducer.ts";
import { RuleBuilder } from "./rule-builder.tsx";
import { RuleText } from "./rule-text.tsx";
import { useHydrated } from "./use-hydrated.ts";
import { useRulePreview } from "./use-rule-preview.ts";

export interface RuleFieldProps {
  /** The form field that carries the rule: text in the file format, YAML or JSON. */
  name: string;
  label?: string;
  /** The rule as a JSON text; empty: none. */
  rule: string;
  /** The same rule as text, or what was typed last if that could not be read. */
  text: string;
  catalogue: LeadCatalogue;
  /** Where `POST` says what a rule makes of the last leads; with `.json` behind it, for scripts. */
  previewUrl: string;
  error?: string | undefined;
}

/** A rule to build from what real leads say, or to write as text; without JavaScript it is the text. */
export function RuleField(props: RuleFieldProps) {
  const hydrated = useHydrated();
  return hydrated ? <LiveRule {...props} /> : <RuleText {...props} label={props.label ?? "Rule"} />;
}

function LiveRule({ name, label = "Rule", rule, text, catalogue, previewUrl, error }: RuleFieldProps) {
  const [state, dispatch] = useReducer(edit, rule, (json) => startState(ruleFrom(json)));
  // What can't be read can't be built on: it is shown as it was typed.
  const [typed, setTyped] = useState<string | null>(rule === "" && text.trim() !== "" ? text : null);
  const value = typed ?? fileText(state.root);
  const live = useRulePreview(previewUrl, value);
  const answer = live.of === value ? live.preview : null;

  function build() {
    if (answer === null || answer.finding.kind === "invalid") return;
    dispatch({ kind: "load", rule: answer.rule });
    setTyped(null);
  }

  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      {typed === null ? (
        <>
          <input type="hidden" name={name} value={value} />
          <RuleBuilder
            label={label}
            state={state}
            dispatch={dispatch}
            catalogue={catalogue}
            error={error}
            onText={() => setTyped(answer?.rule ? answer.text : value)}
          />
        </>
      ) : (
        <RuleText
          name={name}
          label={label}
          text={typed}
          error={error}
          onType={setTyped}
          onBuild={{ go: build, ready: answer !== null && answer.finding.kind !== "invalid" }}
        />
      )}
      <PreviewPanel live={live} current={answer !== null} />
    </div>
  );
}

function ruleFrom(json: string): Rule | null {
  const value: unknown = json === "" ? null : JSON.parse(json);
  return isRule(value) ? value : null;
}

/** Our own server wrote it: that it is a mapping tells the rest. */
function isRule(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
