import { capitalised } from "#app/domain/playbook/words.ts";
import { Button } from "../controls/button.tsx";
import { useEditing } from "./editor-context.ts";
import { GroupParts } from "./group-parts.tsx";
import type { EventNode } from "./tree.ts";

const OWN = "…own";

/** "Asked for a demo · has · at least 1 time · in the last 14 days": picked from what real prospects did. */
export function EventCondition({ node }: { node: EventNode }) {
  const { catalogue, dispatch, idOf } = useEditing();
  const { events, leads } = catalogue;
  const isOwn = node.type !== "" && !events.some(({ type }) => type === node.type);
  const change = (of: Partial<Omit<EventNode, "id" | "kind" | "where">>) =>
    dispatch({ kind: "event", id: node.id, change: of });
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <div className="rule-condition">
        <select
          className="input"
          id={idOf(node.id, "first")}
          aria-label="What they did"
          value={isOwn ? OWN : node.type}
          onChange={({ target }) => change({ type: target.value === OWN ? "my_event" : target.value })}
        >
          <option value="">Choose what they did…</option>
          {events.map(({ type, phrase, leads: who }) => (
            <option key={type} value={type}>
              {`${capitalised(phrase)} (${Math.round((100 * who) / Math.max(1, leads))} %)`}
            </option>
          ))}
          <option value={OWN}>Something else…</option>
        </select>
        {isOwn ? (
          <input
            className="input font-mono text-sm"
            aria-label="Type of the event, as it is sent"
            value={node.type}
            onChange={({ target }) => change({ type: target.value.trim() })}
          />
        ) : null}
        <select
          className="input"
          aria-label="Whether they did"
          value={node.negated ? "not" : "did"}
          onChange={({ target }) => change({ negated: target.value === "not" })}
        >
          <option value="did">at least</option>
          <option value="not">fewer than</option>
        </select>
        <span className="rule-amount">
          <input
            className="input tabular-nums"
            aria-label="How many times"
            inputMode="numeric"
            autoComplete="off"
            value={node.times}
            onChange={({ target }) => change({ times: target.value })}
          />
          <span aria-hidden="true">{node.times.trim() === "1" ? "time, in the last" : "times, in the last"}</span>
        </span>
        <span className="rule-amount">
          <input
            className="input tabular-nums"
            aria-label="In the last; empty for ever"
            inputMode="numeric"
            autoComplete="off"
            placeholder="ever"
            value={node.amount}
            onChange={({ target }) => change({ amount: target.value })}
          />
          <select
            className="input"
            aria-label="Unit"
            value={node.unit}
            onChange={({ target }) =>
              change({
                unit: target.value === "h" || target.value === "m" || target.value === "s" ? target.value : "d",
              })
            }
          >
            <option value="d">days</option>
            <option value="h">hours</option>
            <option value="m">minutes</option>
            <option value="s">seconds</option>
          </select>
        </span>
      </div>
      {node.where ? (
        <div className="rule-where" role="group" aria-label="Conditions on each single one">
          <p className="hint">Counting only those of which</p>
          <GroupParts group={node.where} scope={{ kind: "event", type: node.type }} />
        </div>
      ) : node.type === "" ? null : (
        <div>
          <Button
            size="s"
            variant="quiet"
            icon="plus"
            onClick={() => dispatch({ kind: "where", id: node.id, on: true })}
          >
            Count only some of them
          </Button>
        </div>
      )}
    </div>
  );
}
