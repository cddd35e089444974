import { Bulb, type BulbSign } from "./bulb.tsx";

/** A campaign's criteria at a glance: critical large first, then standard small. */
export function BulbStrip({ bulbs }: { bulbs: readonly BulbSign[] }) {
  const critical = bulbs.filter((bulb) => bulb.importance === "critical");
  const standard = bulbs.filter((bulb) => bulb.importance === "standard");
  return (
    <div role="img" aria-label={stripWords(critical, standard)} className="flex flex-wrap items-center gap-[0.3125rem]">
      {critical.map((bulb, index) => (
        <Bulb key={index} state={bulb.state} importance="critical" label={null} />
      ))}
      {critical.length > 0 && standard.length > 0 ? <span className="w-1.5" /> : null}
      {standard.map((bulb, index) => (
        <Bulb key={index} state={bulb.state} importance="standard" label={null} />
      ))}
    </div>
  );
}

function stripWords(critical: readonly BulbSign[], standard: readonly BulbSign[]): string {
  const total = critical.length + standard.length;
  return `${total} criteria: ${groupWords(critical, "critical")}; ${groupWords(standard, "standard")}`;
}

function groupWords(bulbs: readonly BulbSign[], name: string): string {
  if (bulbs.length === 0) return `none ${name}`;
  const held = bulbs.filter(isHeld).length;
  const proven = bulbs.filter((bulb) => bulb.state === "proven" || bulb.state === "soon").length;
  return `${held} of ${bulbs.length} ${name} held, ${proven} proven`;
}

/** Whether the criterion counts as held. */
export function isHeld(bulb: { state: BulbSign["state"] }): boolean {
  return bulb.state === "proven" || bulb.state === "held" || bulb.state === "soon";
}
