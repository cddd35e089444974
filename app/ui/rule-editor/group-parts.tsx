import { Button } from "../controls/button.tsx";
import { AttributeCondition } from "./attribute-condition.tsx";
import { depthOf } from "./edits.ts";
import { useEditing } from "./editor-context.ts";
import { EventCondition } from "./event-condition.tsx";
import { PartFrame } from "./part-frame.tsx";
import { DEEPEST } from "./reducer.ts";
import type { ConditionScope } from "./scope.ts";
import type { GroupNode } from "./tree.ts";

/** What joins a group's conditions, the conditions, and the buttons that add one. */
export function GroupParts({ group, scope }: { group: GroupNode; scope: ConditionScope }) {
  const { idOf, dispatch, root } = useEditing();
  const add = (what: "attribute" | "event" | "group") => () => dispatch({ kind: "add", group: group.id, what });
  const onLead = scope.kind === "lead";
  const joined = group.parts.length > 1 || !group.bare;
  return (
    <div className="rule-group">
      {joined ? (
        <div className="rule-join">
          <select
            id={idOf(group.id, "first")}
            className="input"
            aria-label="How these conditions go together"
            value={group.join}
            onChange={({ target }) =>
              dispatch({
                kind: "join",
                id: group.id,
                join: target.value === "any" ? "any" : target.value === "none" ? "none" : "all",
              })
            }
          >
            <option value="all">All of these hold</option>
            <option value="any">At least one of these holds</option>
            <option value="none">None of these holds</option>
          </select>
        </div>
      ) : null}
      {group.parts.length > 0 ? (
        <ol className="rule-parts">
          {group.parts.map((part, index) => (
            <PartFrame key={part.id} node={part} number={index + 1} of={group.parts.length}>
              {part.kind === "group" ? <GroupParts group={part} scope={scope} /> : null}
              {part.kind === "attribute" ? <AttributeCondition node={part} scope={scope} /> : null}
              {part.kind === "event" ? <EventCondition node={part} /> : null}
            </PartFrame>
          ))}
        </ol>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button size="s" icon="plus" id={idOf(group.id, "add")} onClick={add("attribute")}>
          {onLead ? "Something about them" : "And about it"}
        </Button>
        {onLead ? (
          <Button size="s" icon="plus" onClick={add("event")}>
            Something they did
          </Button>
        ) : null}
        {onLead && group.parts.length > 0 && depthOf(root, group.id) < DEEPEST - 1 ? (
          <Button size="s" variant="quiet" icon="plus" onClick={add("group")}>
            Group
          </Button>
        ) : null}
      </div>
    </div>
  );
}
