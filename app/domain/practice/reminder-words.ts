import { assertNever } from "#app/domain/assert-never.ts";
import type { Reminder } from "./reminders.ts";

/** A reminder as it is told: what it says, and where it leads. */
export interface ReminderLine {
  readonly title: string;
  readonly body: string;
  readonly href: string;
}

/** Plain words, in the second person, of what practice brings; never of what somebody failed to do. */
export function reminderLine(reminder: Reminder, timeZone: string): ReminderLine {
  switch (reminder.kind) {
    case "practice_due": {
      const { questions, minutes } = reminder;
      const title = `${questions === 1 ? "One question waits" : `${questions} questions wait`}, ${about(minutes)}`;
      return { title, body: "Asked just before they would fade.", href: "/practice" };
    }
    case "lapses": {
      const { campaign, until } = reminder;
      const title = `${campaign.name}: leads come to you until ${when(until, timeZone)}`;
      return { title, body: keepingWords(reminder), href: practiceOf(campaign.key) };
    }
    case "lapsed": {
      const { campaign, minutes, level } = reminder;
      const title = `${campaign.name}: leads pause until you have practised`;
      const practice = capital(about(minutes));
      const body =
        level === "provisional"
          ? `A first day’s answers fade overnight, as they do. ${practice} of practice brings it back, and makes you ready.`
          : `Some of it has faded, as it does. ${practice} brings it back.`;
      return { title, body, href: practiceOf(campaign.key) };
    }
    case "changed": {
      const { campaign, criteria, from, minutes } = reminder;
      const title = `${campaign.name}: ${criteria === 1 ? "one criterion reads" : `${criteria} criteria read`} differently`;
      const body =
        from === null
          ? `${capital(about(minutes))} of practice, and you know the new text.`
          : `${capital(about(minutes))} of practice before ${when(from, timeZone)}, when it takes effect.`;
      return { title, body, href: `/campaigns/${campaign.key}#changes` };
    }
    case "nudge": {
      const { by, word } = reminder;
      return { title: `${by ?? "Your manager"} asks you to practise`, body: `“${word}”`, href: "/practice" };
    }
    default:
      return assertNever(reminder);
  }
}

/** What keeps leads coming that end soon. Whoever is provisional needs another day, which also makes them ready. */
function keepingWords({ via, level, minutes, practisedToday }: Extract<Reminder, { kind: "lapses" }>): string {
  if (via === "waiver") return "Your waiver ends then. Practice before, and they keep coming.";
  if (level !== "provisional") return `${capital(about(minutes))} of practice keeps them coming.`;
  const practice = `${about(minutes)} of practice`;
  return practisedToday
    ? `You have practised today. On your next practice day, ${practice} keeps them coming and makes you ready.`
    : `${capital(practice)} keeps them coming, and makes you ready.`;
}

/** Several lines as one notice: the first says what it is about, the others follow. */
export function digestOf(lines: readonly ReminderLine[]): ReminderLine {
  const [first, ...others] = lines;
  if (!first) throw new RangeError("a digest of no reminders: expected at least one");
  if (others.length === 0) return { title: first.title, body: first.body, href: first.href };
  const body = [first.body, ...others.map(({ title, body: words }) => `${title}. ${words}`)].join(" ");
  return { title: first.title, body, href: "/practice" };
}

function practiceOf(campaign: string): string {
  return `/practice?campaign=${encodeURIComponent(campaign)}`;
}

function about(minutes: number): string {
  if (minutes < 1) return "under a minute";
  return minutes < 1.5 ? "about a minute" : `about ${Math.round(minutes)} minutes`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Thursday 3 December, 14:00" */
function when(at: number, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.weekday} ${parts.day} ${parts.month}, ${parts.hour}:${parts.minute}`;
}
