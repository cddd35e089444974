import { expect, test } from "vitest";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import { aPlaybook } from "#tests/support/campaign.ts";
import { POLICY } from "#tests/support/gate.ts";
import { policyFindings } from "./policy-findings.ts";

const CRITERIA = [
  { key: "size", questions: 3 },
  { key: "role", questions: 1 },
  { key: "paper", questions: 2, importance: "standard" as const },
];
function findings(gate: Partial<GatePolicy>) {
  return policyFindings({
    ...aPlaybook({ criteria: CRITERIA, sections: { scoring: { threshold: 0 }, gate: { variants: { critical: 1 } } } }),
    gate: { ...POLICY, ...gate },
  });
}

test("a policy that the questions can satisfy has nothing to say", () => {
  expect(findings({ variants: { critical: 1, standard: 2 } })).toEqual([]);
});

test("fewer questions than wanted variants are refused, by title and with what mends it", () => {
  const [first, ...rest] = findings({ variants: { critical: 4, standard: 2 } });
  expect(rest).toEqual([]);
  expect(first?.kind).toBe("refused");
  expect(first?.message).toContain("“Title of size” (3), “Title of role” (1): nobody could ever hold them.");
  expect(first?.message).toContain("Write more questions, or want 1.");
  expect(findings({ variants: { critical: 1, standard: 3 } })[0]?.message).toContain("“Title of paper” (2)");
});

test.each([
  [0.89, 0],
  [0.9, 1],
  [0.95, 1],
])("a floor of %s gives %i warnings that practice comes too late", (recall, count) => {
  const found = findings({ recall, variants: { critical: 1, standard: 1 } });
  expect(found.filter(({ message }) => message.includes("practice falls due"))).toHaveLength(count);
});

test("proof on several days with provisional switched off says when the first lead comes", () => {
  const found = findings({ provisionalOpenLeads: 0, provenDays: 3, variants: { critical: 1, standard: 1 } });
  expect(found).toEqual([expect.objectContaining({ kind: "warning" })]);
  expect(found[0]?.message).toContain("before working day 3");
});
