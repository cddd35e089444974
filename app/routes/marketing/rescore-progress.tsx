import { Notice } from "#app/ui/frame/notice.tsx";
import { formatNumber, formatWhen, plural } from "#app/ui/format.ts";
import { Bar } from "#app/ui/pictures/bar.tsx";
import type { RescoreRun } from "#app/stores/rescore-runs.ts";

interface RescoreProgressProps {
  run: RescoreRun;
  version: number;
  now: number;
  timeZone: string;
}

/** Not news any more after that. */
const SHOWN_FOR_MS = 7 * 86_400_000;

/** How far the scoring of leads under a version is, and how many it moved. */
export function RescoreProgress({ run, version, now, timeZone }: RescoreProgressProps) {
  const { end, total, scored, moved } = run;
  if (end?.kind === "overtaken" || run.dueAt > now || (end && now - end.at > SHOWN_FOR_MS)) return null;
  const movedWords = moved === 0 ? "none changed its stage" : `${formatNumber(moved)} changed their stage`;
  return (
    <div className="mt-6">
      {end ? (
        <Notice kind="done">
          {`Version ${version} scores differently: ${plural(scored, "open lead was", "open leads were")} scored again by ${formatWhen(end.at, now, timeZone)}, ${movedWords}.`}
        </Notice>
      ) : (
        <Notice title={`Leads are being scored under version ${version}`}>
          {total === null ? (
            "It begins in a moment."
          ) : (
            <>
              {`${formatNumber(scored)} of ${plural(total, "open lead")}, ${movedWords}. Load the page again to see how far it is.`}
              <span className="mt-2 block max-w-60">
                <Bar share={total === 0 ? 1 : scored / total} height={6} />
              </span>
            </>
          )}
        </Notice>
      )}
    </div>
  );
}
