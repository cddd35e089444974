import { useEffect, useId, useMemo, type Dispatch } from "react";
import type { LeadCatalogue } from "#app/domain/leads/catalogue.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import { Button } from "../controls/button.tsx";
import { FieldError } from "../controls/field.tsx";
import { EditorProvider } from "./editor-context.ts";
import { GroupParts } from "./group-parts.tsx";
import type { EditorAction, EditorState } from "./reducer.ts";
import { ruleOf } from "./tree.ts";

interface RuleBuilderProps {
  label: string;
  state: EditorState;
  dispatch: Dispatch<EditorAction>;
  catalogue: LeadCatalogue;
  error: string | undefined;
  onText: () => void;
}

/** Conditions to pick and group, each said in words, the whole rule as one sentence above them. */
export function RuleBuilder({ label, state, dispatch, catalogue, error, onText }: RuleBuilderProps) {
  const prefix = useId();
  const { root, focus, said } = state;
  const idOf = (node: string, part: string) => `${prefix}-${node}-${part}`;
  useEffect(() => {
    if (focus) document.getElementById(`${prefix}-${focus.id}-${focus.part}`)?.focus();
  }, [focus, prefix]);
  const editing = useMemo(
    () => ({ root, catalogue, dispatch, idOf: (node: string, part: string) => `${prefix}-${node}-${part}` }),
    [root, catalogue, dispatch, prefix],
  );
  const rule = ruleOf(root);
  return (
    <EditorProvider value={editing}>
      <fieldset className="rule-editor" aria-describedby={error ? idOf("rule", "error") : undefined}>
        <legend className="label">{label}</legend>
        <div className="rule-editor-head">
          <p className="rule-sentence">
            {rule
              ? `${capitalised(describe(rule))}.`
              : root.parts.length === 0
                ? "No condition yet."
                : "Not finished yet."}
          </p>
          <Button size="s" variant="quiet" onClick={onText}>
            Write it as text
          </Button>
        </div>
        <GroupParts group={root} scope={{ kind: "lead" }} />
        <FieldError id={idOf("rule", "error")} error={error} />
        <p className="sr-only" aria-live="polite">
          {said}
        </p>
      </fieldset>
    </EditorProvider>
  );
}
