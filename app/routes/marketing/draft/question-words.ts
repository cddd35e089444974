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

export const GENERATE_OPTIONS = [
  { value: "boundary", label: "One lead, just inside or just outside: is it an MQL, and what decides?" },
  { value: "contrast", label: "Two leads that differ in one thing: which of them is an MQL?" },
  { value: "change", label: "One lead: what single change would turn the verdict?" },
  { value: "campaigns", label: "One lead across campaigns: whose criteria does it meet?" },
];
