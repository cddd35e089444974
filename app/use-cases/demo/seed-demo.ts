import { hashPassword } from "#app/auth/passwords.server.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { hasDemo, lockDemo } from "#app/stores/demo.ts";
import { DEMO_PASSWORD, listDemoSignIns as listPeople } from "#app/use-cases/access/demo-sign-ins.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { agreements, PAPER, SUMMIT } from "./agreements.ts";
import { arrivals } from "./cast.ts";
import { digest } from "./digest.ts";
import { disagreement } from "./disagreement.ts";
import { leadStories } from "./lead-stories.ts";
import { pastOf } from "./past.ts";
import { absences, permissions } from "./permissions.ts";
import { play } from "./play.ts";
import { practice } from "./practice-diary.ts";
import { sit } from "./sitting.ts";
import { firstSittingToLapseSoon } from "./slipping.ts";

/**
 * Makes the demo world where it is missing: its past is played day by day through the same use-cases as everybody's, in one
 * transaction, so that there is all of it or nothing. A second call does nothing.
 *
 * @param at the present that the past leads up to, epoch milliseconds; now unless told
 */
export async function seedDemo(
  deps: Deps,
  { at = deps.clock.now(), log = () => {} }: { at?: number; log?: (line: string) => void } = {},
): Promise<{ readonly kind: "made" | "there_already" }> {
  if (await hasDemo(deps.db)) return { kind: "there_already" };
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const agreed = await agreements(at);
  return deps.db.transaction().execute(async (tx) => {
    await lockDemo(tx);
    if (await hasDemo(tx)) return { kind: "there_already" };
    const past = pastOf(deps, tx, at);
    const moments = [
      ...arrivals(at, passwordHash),
      ...agreed,
      ...practice(at),
      ...permissions(at),
      ...absences(at),
      ...leadStories(at),
      ...disagreement(at, SUMMIT),
      ...digest(at),
    ];
    const isEarly = (moment: { at: number }) => moment.at < at - 27 * DAY_MS;
    log("  first agreements and first practice");
    await play(past, moments.filter(isEarly), at - 27 * DAY_MS);
    const firstAt = await firstSittingToLapseSoon(past, { who: "aino", campaign: PAPER, at });
    const aino = [firstAt, firstAt + DAY_MS].map((day) => ({
      at: day,
      happen: (then: typeof past) => sit(then, { who: "aino", campaign: PAPER }),
    }));
    log("  the last four weeks");
    await play(past, [...moments.filter((moment) => !isEarly(moment)), ...aino], at);
    return { kind: "made" };
  });
}

/** Who can sign in to the demo world, the person to begin with first; nobody where it was never made. */
export async function listDemoSignIns(deps: Deps): Promise<{ email: string; password: string; role: string }[]> {
  const people = await listPeople(deps);
  return people.map(({ email, role }) => ({ email, role, password: DEMO_PASSWORD }));
}
