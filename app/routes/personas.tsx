import type { personaTexts, stageTexts } from "#app/domain/playbook/brief-words.ts";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";

type PersonaText = ReturnType<typeof personaTexts>[number];

/** The kinds of people among a campaign's leads, each with what helps to talk to them. */
export function Personas({ personas, title }: { personas: readonly PersonaText[]; title: string }) {
  if (personas.length === 0) return null;
  return (
    <Section title={title} id="personas">
      <ul className="rows">
        {personas.map((persona) => (
          <li key={persona.key} id={`persona-${persona.key}`} className="scroll-mt-6 target:bg-sunken">
            <h3>{persona.name}</h3>
            {persona.who ? <p className="mt-1 max-w-measure">{persona.who}</p> : null}
            <div className="mt-2">
              <Facts items={factsOf(persona)} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function factsOf({ caresAbout, pains, not, recognised }: PersonaText) {
  return [
    ...(caresAbout.length > 0 ? [{ key: "cares", term: "Cares about", detail: <Lines lines={caresAbout} /> }] : []),
    ...(pains.length > 0 ? [{ key: "pains", term: "Pains", detail: <Lines lines={pains} /> }] : []),
    ...(not === null ? [] : [{ key: "not", term: "Not", detail: not }]),
    ...(recognised === null ? [] : [{ key: "rule", term: "Recognised by", detail: recognised }]),
  ];
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="grid gap-0.5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What both sides agreed to call a lead, an MQL, an SQL and an opportunity of this campaign. */
export function Stages({ stages }: { stages: ReturnType<typeof stageTexts> }) {
  if (stages.length === 0) return null;
  return (
    <Section title="What we call it" id="stages">
      <Facts items={stages.map(({ stage, title, text }) => ({ key: stage, term: title, detail: text }))} />
    </Section>
  );
}
