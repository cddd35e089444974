import { useSearchParams } from "@remix-run/react";
import { Notice } from "#app/ui/frame/notice.tsx";
import { DONE_WORDS } from "./words.ts";

/** Says what was just done, after the redirect that did it. */
export function DoneNotice() {
  const [search] = useSearchParams();
  const words = DONE_WORDS[search.get("did") ?? ""];
  if (!words) return null;
  return (
    <div className="mt-6">
      <Notice kind="done" live>
        {words}
      </Notice>
    </div>
  );
}
