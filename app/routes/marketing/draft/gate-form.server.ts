import { z } from "zod";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";

const percent = (min: number, max: number, why: string) =>
  z
    .string()
    .trim()
    .refine((text) => /^\d{1,3}([.,]\d)?$/.test(text) && number(text) >= min && number(text) <= max, why)
    .transform((text) => Number((number(text) / 100).toFixed(4)));

const count = (min: number, max: number) =>
  z
    .string()
    .trim()
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `Write a whole number from ${min} to ${max}.`,
    )
    .transform(Number);

function number(text: string): number {
  return Number(text.replace(",", "."));
}

const fields = {
  recall: percent(75, 95, "Write a percentage from 75 to 95: under 75 the date of forgetting is guesswork."),
  pass: percent(0, 95, "Write a percentage from 0 to 95: with more, nobody would stay ready."),
  critical: count(1, 20),
  standard: count(1, 20),
  proven_days: count(1, 30),
  provisional: count(0, 1000),
};

/** The policy as typed; `base` goes along untouched. */
export const GateForm = z
  .object({ ...fields, base: z.string().default("") })
  .transform(({ base, recall, pass, critical, standard, proven_days, provisional }) => ({
    base,
    policy: {
      recall,
      pass,
      variants: { critical, standard },
      provenDays: proven_days,
      provisionalOpenLeads: provisional,
    } satisfies GatePolicy,
  }));

/** A policy in the words of the form. */
export function gateValues(policy: GatePolicy): Record<keyof typeof fields, string> {
  return {
    recall: percentText(policy.recall),
    pass: percentText(policy.pass),
    critical: String(policy.variants.critical),
    standard: String(policy.variants.standard),
    proven_days: String(policy.provenDays),
    provisional: String(policy.provisionalOpenLeads),
  };
}

/** A policy in the file format. */
export function gateToFile({ recall, pass, variants, provenDays, provisionalOpenLeads }: GatePolicy) {
  return { recall, pass, variants, proven_days: provenDays, provisional_open_leads: provisionalOpenLeads };
}

function percentText(share: number): string {
  return String(Number((share * 100).toFixed(1)));
}
