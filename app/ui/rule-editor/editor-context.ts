import { createContext, useContext, type Dispatch } from "react";
import type { LeadCatalogue } from "#app/domain/leads/catalogue.ts";
import type { EditorAction } from "./reducer.ts";
import type { GroupNode } from "./tree.ts";

export interface Editing {
  readonly root: GroupNode;
  readonly catalogue: LeadCatalogue;
  readonly dispatch: Dispatch<EditorAction>;
  /** The id of a node's element; several editors may stand on one page. */
  readonly idOf: (node: string, part: string) => string;
}

const EditorContext = createContext<Editing | null>(null);
export const EditorProvider = EditorContext.Provider;

/** What every part of a rule editor needs of the whole. */
export function useEditing(): Editing {
  const editing = useContext(EditorContext);
  if (!editing) throw new Error("a part of the rule editor stands outside of it");
  return editing;
}
