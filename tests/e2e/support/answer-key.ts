import type { Locator, Page } from "@playwright/test";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { present } from "#app/domain/questions/present.ts";
import { rightOptions } from "#app/domain/questions/right-options.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";
import { findPlaybooks } from "#app/use-cases/content/find-playbooks.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { fromProjectRoot } from "#db/project-root.ts";

/** What somebody answers who knows the agreement: texts of options, or what to type. */
export interface KnownAnswer {
  readonly kind: "choice" | "text";
  readonly right: readonly string[];
}

/** The answers to a playbook's questions, found by what a page shows of a question and nothing else. */
export type AnswerKey = ReadonlyMap<string, KnownAnswer>;

/** The key to a campaign as it ships. */
export async function shippedKey(campaign: string): Promise<AnswerKey> {
  const playbooks = await shippedPlaybooks();
  const own = playbooks.find(({ campaign: { key } }) => key === campaign);
  if (!own) throw new Error(`no sound campaign ${campaign} is shipped`);
  return keyOf(own, playbooks);
}

/** The key to a playbook file, such as one downloaded from its page, while the campaigns beside it are as they ship. */
export async function keyFromFile(text: string, place: string): Promise<AnswerKey> {
  const read = readPlaybook(text, place);
  if (read.kind === "invalid") throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return keyOf(read.playbook, await shippedPlaybooks());
}

async function shippedPlaybooks(): Promise<Playbook[]> {
  const shipped = await findPlaybooks(fromProjectRoot("content/campaigns"));
  return shipped.flatMap(({ read }) => (read.kind === "ok" ? [read.playbook] : []));
}

/** The answer to the question on the page. */
export async function knownAnswer(page: Page, key: AnswerKey): Promise<KnownAnswer> {
  const prompt = await page.locator("#ask").innerText();
  const options = await textsOf(page.locator(".options .option > span:last-child"));
  const lead = await textsOf(page.locator(".scenario-lead, .contrasted-leads").locator("dt, dd"));
  const known = key.get(lookOf(prompt, options, lead));
  if (!known) throw new Error(`the playbook has no such question: ${prompt}`);
  return known;
}

function keyOf(playbook: Playbook, neighbours: readonly Playbook[]): AnswerKey {
  const variants = playbook.criteria.flatMap(({ key }) => variantsOf(playbook, key, neighbours));
  return new Map(
    variants.map((variant) => {
      const shown = present(variant, 1);
      const right = rightOptions(shown);
      const texts = shown.options.map(({ text }) => text);
      const facts = shown.leads?.flatMap((lead) => lead.facts) ?? shown.lead ?? [];
      const lead = facts.flatMap(({ label, value }) => [label, value]);
      const answer: KnownAnswer =
        shown.truth.kind === "text"
          ? { kind: "text", right }
          : {
              kind: "choice",
              right: shown.options.filter(({ id }) => right.includes(id)).map(({ text }) => plain(text)),
            };
      return [lookOf(shown.prompt, texts, lead), answer];
    }),
  );
}

function lookOf(prompt: string, options: readonly string[], lead: readonly string[]): string {
  return JSON.stringify([plain(prompt), options.map(plain).sort(), lead.map(plain)]);
}

function textsOf(found: Locator): Promise<string[]> {
  return found.allInnerTexts();
}

export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
