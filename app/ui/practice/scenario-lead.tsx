/** The lead of a scenario question, as the handoff would show it. */
export function ScenarioLead({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <dl
      className="facts scenario-lead rounded-lg border border-line bg-surface px-6 py-4 shadow-card max-sm:px-4"
      aria-label="The lead"
    >
      {facts.map((fact) => (
        <div className="scenario-fact" key={`${fact.label} ${fact.value}`}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
