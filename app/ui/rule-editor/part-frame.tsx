import type { ReactNode } from "react";
import { describe } from "#app/domain/playbook/describe.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import { Icon, type IconName } from "../icon.tsx";
import { depthOf, moved } from "./edits.ts";
import { useEditing } from "./editor-context.ts";
import { lacks } from "./lacks.ts";
import { DEEPEST } from "./reducer.ts";
import { type EditorNode, ruleOf } from "./tree.ts";

/** One part of a group with what can be done to it: move, group, take apart, remove; and what it says, in words. */
export function PartFrame({
  node,
  number,
  of,
  children,
}: {
  node: EditorNode;
  number: number;
  of: number;
  children: ReactNode;
}) {
  const { root, dispatch, idOf } = useEditing();
  const isGroup = node.kind === "group";
  const rule = ruleOf(node);
  const words = rule ? describe(rule) : (lacks(node) ?? "not finished");
  // The sentence above the only condition says the same already.
  const isWordless = isGroup || (rule !== null && root.parts.length === 1 && root.parts[0] === node);
  const name = isGroup ? `group ${number}` : `condition ${number}`;
  const button = (part: string, icon: IconName, label: string, act: () => void, disabled = false) => (
    <button
      type="button"
      id={idOf(node.id, part)}
      className="rule-tool"
      aria-label={`${label} ${name}`}
      title={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : act}
    >
      <Icon name={icon} size={16} />
    </button>
  );
  return (
    <li className={isGroup ? "rule-part rule-part-group" : "rule-part"} aria-label={`${name} of ${of}: ${words}`}>
      {children}
      <div className="rule-part-foot">
        {isWordless ? (
          <span />
        ) : (
          <p className={rule ? "rule-words" : "rule-words rule-words-open"}>{capitalised(words)}</p>
        )}
        <div className="rule-tools">
          {button(
            "up",
            "up",
            "Move up",
            () => dispatch({ kind: "move", id: node.id, by: -1 }),
            isStuck(root, node.id, -1),
          )}
          {button(
            "down",
            "down",
            "Move down",
            () => dispatch({ kind: "move", id: node.id, by: 1 }),
            isStuck(root, node.id, 1),
          )}
          {isGroup
            ? button("unwrap", "undo", "Take apart", () => dispatch({ kind: "unwrap", id: node.id }))
            : depthOf(root, node.id) < DEEPEST
              ? button("wrap", "indent", "Put into a group", () => dispatch({ kind: "wrap", id: node.id }))
              : null}
          {button("remove", "close", "Remove", () => dispatch({ kind: "remove", id: node.id }))}
        </div>
      </div>
    </li>
  );
}

function isStuck(root: Parameters<typeof moved>[0], id: string, by: -1 | 1): boolean {
  return moved(root, id, by) === root;
}
