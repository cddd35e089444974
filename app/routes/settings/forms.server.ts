import { z } from "zod";
import { DAILY_QUESTIONS, SESSION_SIZES } from "#app/domain/practice/session-size.ts";
import { WEEKDAYS } from "#app/domain/practice/rhythm.ts";
import { REMIND_HOURS } from "#app/domain/practice/telling-time.ts";
import { CHANNELS } from "#app/stores/rhythms.ts";
import { API_SCOPES } from "#app/use-cases/access/scopes.ts";
import { Email, KeyName, PersonName, PersonRole, TeamKey, TeamName, TimeZone } from "#app/use-cases/people/fields.ts";

const day = z.iso.date("Choose a day.");
const limit = z
  .string()
  .regex(/^\d{0,4}$/, "Write a whole number up to 9999, or nothing for no limit.")
  .transform((text) => (text === "" ? null : Number(text)));
const teams = z.array(z.uuid()).default([]);
const capacity = z.enum(["member", "manager"]);

export const ProfileForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("profile"), name: PersonName, timeZone: TimeZone }),
  z.object({
    intent: z.literal("password"),
    currentPassword: z.string().min(1, "Write your current password.").max(1024),
    newPassword: z.string().min(1, "Write a new password.").max(1024),
  }),
]);

const weekdays = z
  .array(z.enum(WEEKDAYS))
  .default([])
  .refine((days) => days.length > 0, "Choose at least one day.");

export const RhythmForm = z
  .object({
    week: z.enum(["team", "own"]),
    days: z.array(z.enum(WEEKDAYS)).default([]),
    hour: z.coerce.number("Choose an hour.").int().min(REMIND_HOURS.earliest).max(REMIND_HOURS.latest),
    channel: z.enum(CHANNELS),
    streak: z.literal("on").optional(),
    questions: z.coerce
      .number()
      .refine((chosen) => SESSION_SIZES.some((size) => size === chosen), "Choose one of these sizes.")
      .default(DAILY_QUESTIONS),
  })
  .refine(({ week, days }) => week === "team" || days.length > 0, {
    path: ["days"],
    message: "Choose at least one day, or keep your team’s.",
  });

export const LeaveForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), from: day, until: day, note: z.string().trim().max(200) }),
  z.object({ intent: z.literal("remove"), leave: z.uuid() }),
]);

export const SessionForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end"), session: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ intent: z.literal("end-others") }),
]);

export const TokenForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), name: KeyName }),
  z.object({ intent: z.literal("revoke"), key: z.uuid() }),
]);

export const KeyForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("create"),
    name: KeyName,
    scopes: z
      .array(z.enum(API_SCOPES))
      .default([])
      .refine((scopes) => scopes.length > 0, "Choose what the key may do."),
  }),
  z.object({ intent: z.literal("revoke"), key: z.uuid() }),
]);

export const InviteForm = z.object({ email: Email, name: PersonName, role: PersonRole, teams });

export const PersonForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("update"),
    name: PersonName,
    role: PersonRole,
    timeZone: TimeZone,
    maxOpenLeads: limit,
    maxLeadsPerDay: limit,
    routingWeight: z
      .string()
      .regex(/^\d{1,3}$/, "Write a whole number from 1 to 100.")
      .transform(Number)
      .refine((weight) => weight >= 1 && weight <= 100, "Write a whole number from 1 to 100."),
  }),
  z.object({ intent: z.literal("password-link") }),
  z.object({ intent: z.literal("end-sessions") }),
  z.object({ intent: z.literal("deactivate") }),
  z.object({ intent: z.literal("reactivate") }),
]);

export const NewTeamForm = z.object({ key: TeamKey, name: TeamName });

export const TeamForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), name: TeamName }),
  z.object({ intent: z.literal("practice-days"), days: weekdays }),
  z.object({ intent: z.literal("set"), person: z.uuid("Choose somebody."), capacity }),
  z.object({ intent: z.literal("remove"), person: z.uuid() }),
  z.object({
    intent: z.literal("add-leave"),
    person: z.uuid("Choose somebody."),
    from: day,
    until: day,
    note: z.string().trim().max(200),
  }),
  z.object({ intent: z.literal("remove-leave"), person: z.uuid(), leave: z.uuid() }),
]);

export const MailForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("retry"), notice: z.uuid() }),
  z.object({ intent: z.literal("retry-all") }),
]);
