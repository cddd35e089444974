import { plural } from "#app/ui/format.ts";
import type { AwayState } from "./use-away.ts";

/** What is going on, and what happens next; the same words are shown and announced. */
export function awayWords({ question, sending }: AwayState, waiting: number): { title: string; text: string } {
  const isOne = waiting === 1;
  const answers = plural(waiting, "answer");
  const areSent = isOne ? "It is sent" : "They are sent";
  switch (sending) {
    case "now":
      return { title: waiting > 0 ? `Sending ${answers} from this device.` : "Looking for the network.", text: "" };
    case "done":
      return { title: "You are back online.", text: "What you saved has been sent. This answer goes the same way." };
    case "signed_out":
    case "somebody_else": {
      const stay =
        waiting > 0 ? `${answers} ${isOne ? "stays" : "stay"} on this device, for you alone. ${areSent}` : "";
      return {
        title: sending === "signed_out" ? "You have been signed out." : "Somebody else has signed in here.",
        text: stay && `${stay} when you sign in again.`,
      };
    }
    case "later": {
      if (waiting > 0) {
        const how = isOne
          ? "counts from the moment it arrives"
          : "in this order, and count from the moment they arrive";
        const text = `${answers} ${isOne ? "waits" : "wait"}. ${areSent} when you are back online, ${isOne ? "and " : ""}${how}.`;
        return { title: "Saved on this device, not graded yet.", text };
      }
      const loaded = "This question was loaded before. Your answer will be saved on this device.";
      return { title: "There is no connection right now.", text: question ? loaded : "No question is loaded." };
    }
  }
}
