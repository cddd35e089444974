import { useEffect, useState } from "react";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { plural } from "#app/ui/format.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import { resultsAddress } from "./results-address.ts";
import { readSaved } from "./saved.ts";
import { sendSaved } from "./send.ts";

/** On every page: sends what practice kept on this device while there was no network, and says so. */
export function SavedAnswers({ person }: { person: string }) {
  const [{ waiting, sent }, setCounts] = useState({ waiting: 0, sent: 0 });
  useEffect(() => {
    const send = async () => {
      if (readSaved(person).waiting.length > 0) await sendSaved(person);
      const saved = readSaved(person);
      setCounts({ waiting: saved.waiting.length, sent: saved.sent.length });
    };
    const listen = () => void send();
    listen();
    addEventListener("online", listen);
    return () => removeEventListener("online", listen);
  }, [person]);

  const results = sent > 0 ? resultsAddress(person) : null;
  if (waiting === 0 && results === null) return null;
  return (
    <div className="mb-6">
      <Notice
        kind={waiting > 0 ? "info" : "done"}
        live
        title={
          waiting > 0
            ? `${plural(waiting, "practice answer")} saved on this device, not graded yet.`
            : `${plural(sent, "practice answer")} saved on this device ${sent === 1 ? "has" : "have"} been sent.`
        }
        action={
          results ? (
            <ButtonLink size="s" to={results}>
              See how they came out
            </ButtonLink>
          ) : undefined
        }
      >
        {waiting > 0 ? "They are sent when Greenroom can be reached again." : null}
      </Notice>
    </div>
  );
}
