import type { QuestionStatus } from "#app/domain/playbook/playbook.ts";

/** The review statuses as buttons, menus and tags say them. */
export const STATUS_WORDS: Record<QuestionStatus, string> = {
  draft: "Draft",
  in_review: "In review",
  approved: "Approved",
  retired: "Retired",
};

export const STATUS_OPTIONS = [
  { value: "draft", label: "Draft: still being written" },
  { value: "in_review", label: "In review: somebody should read it" },
  { value: "approved", label: "Approved: reps are asked it" },
  { value: "retired", label: "Retired: kept, and never asked" },
];
