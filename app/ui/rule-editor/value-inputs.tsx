import { useState } from "react";
import type { SaidType, SaidValue } from "#app/domain/leads/said-values.ts";
import { ListInput } from "./list-input.tsx";
import { valueType } from "./operators.ts";
import { type AttributeNode, isListOperator, type TypedValue, typedValue } from "./tree.ts";

interface ValueInputsProps {
  id: string;
  node: AttributeNode;
  type: SaidType;
  suggestions: readonly SaidValue[];
  onChange: (values: TypedValue[]) => void;
}

/** What an attribute is compared with, as the comparison needs it: nothing, yes or no, one value, two numbers, a list. */
export function ValueInputs({ id, node: { op, values }, type, suggestions, onChange }: ValueInputsProps) {
  const meant = (text: string): TypedValue => ({ type: valueType(op, type, text), text });
  if (op === "exists") return null;
  if (isListOperator(op)) {
    return (
      <ListInput
        id={id}
        texts={values.map(({ text }) => text)}
        suggestions={suggestions.map(({ value, count }) => ({ text: typedValue(value).text, count }))}
        parts={op === "contains_any"}
        onChange={(texts) => onChange(texts.map(meant))}
      />
    );
  }
  if (type === "yes_no" && (op === "eq" || op === "neq")) {
    return (
      <select
        className="input"
        aria-label="Value"
        value={values[0]?.text ?? ""}
        onChange={({ target }) => onChange([{ type: "yes_no", text: target.value }])}
      >
        <option value="">Choose…</option>
        <option value="yes">Yes</option>
        <option value="no">No</option>
      </select>
    );
  }
  if (op === "between") {
    const [from = meant(""), to = meant("")] = values;
    return (
      <span className="rule-between">
        <OneValue
          id={`${id}-from`}
          label="From"
          value={from}
          onChange={(text) => onChange([meant(text), to])}
          numeric
        />
        <span aria-hidden="true">and</span>
        <OneValue id={`${id}-to`} label="To" value={to} onChange={(text) => onChange([from, meant(text)])} numeric />
      </span>
    );
  }
  const numeric = valueType(op, type, "0") === "number";
  return (
    <OneValue
      id={id}
      label="Value"
      value={values[0] ?? meant("")}
      onChange={(text) => onChange([meant(text)])}
      numeric={numeric}
      suggestions={suggestions}
    />
  );
}

function OneValue({
  id,
  label,
  value,
  onChange,
  numeric,
  suggestions = [],
}: {
  id: string;
  label: string;
  value: TypedValue;
  onChange: (text: string) => void;
  numeric: boolean;
  suggestions?: readonly SaidValue[];
}) {
  const [left, setLeft] = useState(false);
  const wrong =
    left && numeric && value.type === "number" && value.text.trim() !== "" && Number.isNaN(Number(value.text));
  return (
    <>
      <input
        className="input tabular-nums"
        aria-label={label}
        aria-invalid={wrong || undefined}
        inputMode={numeric ? "decimal" : "text"}
        autoComplete="off"
        list={suggestions.length > 0 ? `${id}-said` : undefined}
        value={value.text}
        onChange={({ target }) => onChange(target.value)}
        onBlur={() => setLeft(true)}
      />
      {suggestions.length > 0 ? (
        <datalist id={`${id}-said`}>
          {suggestions.map(({ value: said, count }) => (
            <option key={String(said)} value={typedValue(said).text}>
              {`${typedValue(said).text} (${count})`}
            </option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}
