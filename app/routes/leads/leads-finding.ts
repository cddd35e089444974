import type { LeadListItem } from "#app/stores/views/lead-list.ts";
import { formatDuration, pluralWord } from "#app/ui/format.ts";
import type { StageGroup } from "./stage-groups.ts";

/** The title of the list: what to do first. */
export function leadsFinding(
  items: readonly Pick<LeadListItem, "clock" | "hold" | "name">[],
  group: Pick<StageGroup, "key" | "label">,
  now: number,
  total: number,
): string {
  if (total === 0) return "No leads yet.";
  const late = items.filter(({ clock }) => clock !== null && clock.dueAt <= now).length;
  const first = items.find(({ clock }) => clock !== null && clock.dueAt > now);
  if (late > 0)
    return `${pluralWord(late, "clock has", "clocks have")} run out.${first?.clock ? ` Next: ${first.name}.` : ""}`;
  if (first?.clock) return `${first.name} first: ${formatDuration(first.clock.dueAt - now)} left.`;
  const held = items.filter(({ hold }) => hold !== null).length;
  if (held > 0) return `${pluralWord(held, "lead waits", "leads wait")} for someone ready.`;
  if (group.key === "open") return items.length === 0 ? "Nothing is open." : "No clock is running.";
  return group.label === "All" ? "All leads" : `Leads: ${group.label.toLowerCase()}`;
}
