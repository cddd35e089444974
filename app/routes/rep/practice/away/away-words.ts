import { plural } from "#app/ui/format.ts";
import type { AwayState } from "./use-away.ts";

/** What is going on, and what happens next; the same words are shown and announced. */
export function awayWords({ question, sending }: AwayState, waiting: number): { title: string; text: string } {
  const answers = plural(waiting, "answer");
  const they = waiting === 1 ? "It is" : "They are";
  switch (sending) {
    case "now":
      return { title: waiting > 0 ? `Sending ${answers} from this device.` : "Looking for the network.", text: "" };
    case "done":
      return { title: "You are back online.", text: "What you saved has been sent. This answer goes the same way." };
    case "signed_out":
      return {
        title: "You have been signed out.",
        text: `${stay(waiting)} Sign in again and ${they.toLowerCase()} sent.`,
      };
    case "somebody_else":
      return {
        title: "Somebody else has signed in here.",
        text: `${stay(waiting)} ${they} sent when you sign in again.`,
      };
    case "later": {
      if (waiting === 0) {
        const loaded = "This question was loaded before. Your answer will be saved on this device.";
        return {
          title: "There is no connection right now.",
          text: question ? loaded : "No question was loaded before.",
        };
      }
      const counts = `${they} sent by ${waiting === 1 ? "itself" : "themselves"} when you are back online, and ${waiting === 1 ? "counts" : "count"} from the moment of arriving.`;
      return {
        title: "Saved on this device, not graded yet.",
        text: `${answers} ${waiting === 1 ? "waits" : "wait"}. ${counts}`,
      };
    }
  }
}

function stay(waiting: number): string {
  if (waiting === 0) return "";
  return `${plural(waiting, "answer")} ${waiting === 1 ? "stays" : "stay"} on this device, for you alone.`;
}
