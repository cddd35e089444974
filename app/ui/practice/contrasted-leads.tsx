import { useId } from "react";

interface ContrastedLeadsProps {
  leads: readonly { name: string; facts: readonly { label: string; value: string }[] }[];
}

/** Two leads to compare, fact by fact: side by side where there is room, else one after the other. */
export function ContrastedLeads({ leads }: ContrastedLeadsProps) {
  const id = useId();
  return (
    <div className="contrasted-leads">
      {leads.map(({ name, facts }, index) => (
        <section
          key={name}
          aria-labelledby={`${id}-${index}`}
          className="rounded-lg border border-line bg-surface px-6 py-4 shadow-card max-sm:px-4"
        >
          <h2 className="mb-2 text-sm font-semibold" id={`${id}-${index}`}>
            {name}
          </h2>
          <dl className="facts">
            {facts.map((fact) => (
              <div className="contents" key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
