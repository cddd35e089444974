import { numberInWords } from "#app/domain/playbook/words.ts";
import type { NumberRange } from "#app/domain/leads/said-values.ts";
import { useEditing } from "./editor-context.ts";
import { operatorChoices, usualOperator, valuesFor } from "./operators.ts";
import { attributePicks, attributesIn, type ConditionScope, typeOf } from "./scope.ts";
import type { AttributeNode } from "./tree.ts";
import { ValueInputs } from "./value-inputs.tsx";

const OWN = "…own";

/** "Company employees · is between · 50 and 1,000": picked from what real leads say. */
export function AttributeCondition({ node, scope }: { node: AttributeNode; scope: ConditionScope }) {
  const { catalogue, dispatch, idOf } = useEditing();
  const seen = attributesIn(catalogue, scope);
  const picks = attributePicks(catalogue, scope);
  const isListed = picks.some(({ options }) => options.some(({ value }) => value === node.path));
  const isOwn = node.path !== "" && !isListed;
  const type = typeOf(node, seen);
  const entry = seen.find(({ path }) => path === node.path);
  const choices = operatorChoices(type, node);
  const change = (of: Partial<Omit<AttributeNode, "id" | "kind">>) =>
    dispatch({ kind: "attribute", id: node.id, change: of });

  function pick(path: string) {
    const next = path === OWN ? (scope.kind === "lead" ? "attributes." : "value") : path;
    const nextType = seen.find((one) => one.path === next)?.type ?? typeOf({ ...node, path: next, values: [] }, seen);
    const { op, negated } = nextType === type && node.path !== "" ? node : usualOperator(nextType);
    change({ path: next, op, negated, values: valuesFor(op, nextType, []) });
  }

  return (
    <div className="rule-condition">
      <select
        id={idOf(node.id, "first")}
        className="input"
        aria-label="About"
        value={isOwn ? OWN : node.path}
        onChange={({ target }) => pick(target.value)}
      >
        <option value="">Choose what…</option>
        {picks.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
        <option value={OWN}>Another attribute…</option>
      </select>
      {isOwn ? (
        <input
          className="input font-mono text-sm"
          aria-label="Attribute, as in the file"
          value={node.path}
          onChange={({ target }) => change({ path: target.value.trim() })}
        />
      ) : null}
      {node.path === "" ? null : (
        <>
          <select
            className="input"
            aria-label="Comparison"
            value={choices.findIndex(({ op, negated }) => op === node.op && negated === node.negated)}
            onChange={({ target }) => {
              const choice = choices[Number(target.value)];
              if (!choice) return;
              const values = valuesFor(choice.op, type, node.values);
              change({ op: choice.op, negated: choice.negated, values });
            }}
          >
            {choices.map(({ op, negated, words }, index) => (
              <option key={`${op} ${negated}`} value={index}>
                {words}
              </option>
            ))}
          </select>
          <ValueInputs
            id={idOf(node.id, "value")}
            node={node}
            type={type}
            suggestions={entry?.values ?? []}
            onChange={(values) => change({ values })}
          />
          {entry?.range ? <p className="hint rule-range">{rangeInWords(entry.range)}</p> : null}
        </>
      )}
    </div>
  );
}

function rangeInWords({ least, low, middle, high, most }: NumberRange): string {
  const n = numberInWords;
  if (least === most) return `In your leads: ${n(least)}`;
  return `In your leads: ${n(least)} to ${n(most)}, half of them between ${n(low)} and ${n(high)}, the middle at ${n(middle)}`;
}
