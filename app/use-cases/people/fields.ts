import { z } from "zod";
import { ROLES } from "#app/auth/viewer.ts";
import { isTimeZone } from "#app/domain/wall-clock.ts";

export const Email = z
  .string()
  .trim()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Write an address such as ada@example.com."))
  .transform((email) => email.toLowerCase());

export const PersonName = z.string().trim().min(1, "Write a name.").max(120, "Use at most 120 characters.");

export const PersonRole = z.enum(ROLES, `Choose one of ${ROLES.join(", ")}.`);

export const TimeZone = z.string().refine(isTimeZone, "Choose a time zone such as Europe/Berlin.");

export const TeamKey = z
  .string()
  .trim()
  .max(80, "Use at most 80 characters.")
  .regex(/^[a-z0-9][a-z0-9-]*$/, "Use small letters, digits and dashes, such as emea-new-business.");

export const TeamName = z.string().trim().min(1, "Write a name.").max(120, "Use at most 120 characters.");

export const KeyName = z.string().trim().min(1, "Write what it is for.").max(120, "Use at most 120 characters.");
