import { Checkbox } from "#app/ui/controls/checkbox.tsx";

/** Which teams somebody joins. */
export function TeamChecks({ teams }: { teams: readonly { id: string; key: string; name: string }[] }) {
  if (teams.length === 0) return null;
  return (
    <fieldset className="grid gap-3">
      <legend className="label mb-2">Teams</legend>
      {teams.map((team) => (
        <Checkbox key={team.id} name="teams[]" value={team.id} label={team.name} />
      ))}
    </fieldset>
  );
}
