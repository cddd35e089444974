/** More than fit on two lines are no longer looked at. */
const CHIPS_AT_MOST = 8;

interface ListInputProps {
  id: string;
  texts: readonly string[];
  suggestions: readonly { readonly text: string; readonly count: number }[];
  /** Parts of words are found as well. */
  parts: boolean;
  onChange: (texts: string[]) => void;
}

/** Several values, one per line; what leads say often can be switched on and off below. */
export function ListInput({ id, texts, suggestions, parts, onChange }: ListInputProps) {
  const has = (text: string) => texts.some((one) => same(one, text));
  const toggle = (text: string) =>
    onChange(has(text) ? texts.filter((one) => !same(one, text)) : [...texts.filter((one) => one.trim() !== ""), text]);
  return (
    <div className="rule-list">
      <textarea
        className="input"
        aria-label="Values, one per line"
        aria-describedby={parts ? `${id}-parts` : undefined}
        rows={Math.min(8, Math.max(2, texts.length))}
        spellCheck={false}
        value={texts.join("\n")}
        onChange={({ target }) => onChange(target.value === "" ? [] : target.value.split("\n"))}
      />
      {parts ? (
        <p className="hint" id={`${id}-parts`}>
          Parts of words count: “intern” is also in “International”.
        </p>
      ) : null}
      {suggestions.length > 0 ? (
        <div className="rule-chips" role="group" aria-label="Frequent in your leads">
          {suggestions.slice(0, CHIPS_AT_MOST).map(({ text, count }) => (
            <button
              key={text}
              type="button"
              className="rule-chip"
              aria-pressed={has(text)}
              onClick={() => toggle(text)}
            >
              {text} <span className="tabular-nums">{count}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
