import { Card } from "#app/ui/frame/card.tsx";
import { formatWhen } from "#app/ui/format.ts";
import type { DraftOverview } from "./overview.server.ts";

interface DraftHistoryProps {
  saves: DraftOverview["saves"];
  now: number;
  timeZone: string;
}

/** Who changed what, newest first. */
export function DraftHistory({ saves, now, timeZone }: DraftHistoryProps) {
  if (saves.length === 0) return null;
  return (
    <Card as="section">
      <h2 className="text-lg">Who changed what</h2>
      <ol className="mt-3 grid gap-3 text-sm" reversed start={saves[0]?.revision ?? 1}>
        {saves.slice(0, 8).map(({ revision, by, at, parts }) => (
          <li key={revision}>
            <p className="text-ink-3">
              {by ?? "The system"}, {formatWhen(at, now, timeZone)}
            </p>
            <p>{shortList(parts)}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function shortList(parts: readonly string[]): string {
  const [first, second, ...more] = parts;
  if (more.length > 0) return `${first}, ${second} and ${more.length} more`;
  return [first, second].filter((part) => part !== undefined).join(" and ");
}
