import { z } from "zod";
import { Email, PersonName, TimeZone } from "#app/use-cases/people/fields.ts";

/** Longer than any password we take, short enough to refuse at once. */
const typed = z.string().min(1, "Write your password.").max(1024, "That is too long for a password.");

export const SignInForm = z.union([
  z.object({ demo: z.email() }),
  z.object({ email: z.string().trim().min(1, "Write your email address.").max(254), password: typed }),
]);

export const SetupForm = z.object({ email: Email, name: PersonName, password: typed, timeZone: TimeZone });

export const InvitationForm = z.object({ name: PersonName, password: typed, timeZone: TimeZone });
