import { useSearchParams } from "@remix-run/react";
import { Notice } from "#app/ui/frame/notice.tsx";

const WORDS: Readonly<Record<string, string>> = {
  touch: "Logged. The first touch of a lead stops its clock.",
  disposition: "Handed back. What happens next stands in the lead’s history.",
  outcome: "Recorded.",
};

/** Says what was just done, after the redirect that did it. */
export function DoneLead() {
  const [search] = useSearchParams();
  const words = WORDS[search.get("did") ?? ""];
  if (!words) return null;
  return (
    <div className="mt-5">
      <Notice kind="done" live>
        {words}
      </Notice>
    </div>
  );
}
