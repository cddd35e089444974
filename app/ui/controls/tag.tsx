import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

interface TagProps {
  /** ink: filled. soon: running out. late: breached. go: readiness only. */
  tone?: "plain" | "ink" | "soon" | "late" | "go";
  children: ReactNode;
}

/** A word or two in a pill. */
export function Tag({ tone = "plain", children }: TagProps) {
  return <span className={classNames("tag", tone !== "plain" && `tag-${tone}`)}>{children}</span>;
}

export type ChangeKind = "material" | "new" | "clarifying" | "editorial" | "retired";

/** What a change costs: filled if people must answer again, outlined if credit stays. */
export function ChangeTag({ kind }: { kind: ChangeKind }) {
  const costs = kind === "material" || kind === "new";
  return <Tag tone={costs ? "ink" : "plain"}>{CHANGE_WORDS[kind]}</Tag>;
}

const CHANGE_WORDS: Record<ChangeKind, string> = {
  material: "Material",
  new: "New",
  clarifying: "Clarifying",
  editorial: "Editorial",
  retired: "Retired",
};
