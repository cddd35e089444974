import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import type { leadPage } from "./lead-shape.server.ts";

interface WhoNeedsThisProps {
  brief: NonNullable<Awaited<ReturnType<typeof leadPage>>["brief"]>;
  campaign: { key: string; name: string };
}

/** Whom the prospect is taken for, and what this category of lead is about: who, what, where, why. */
export function WhoNeedsThis({ brief: { answers, persona }, campaign }: WhoNeedsThisProps) {
  if (answers.length === 0 && persona === null) return null;
  return (
    <Section title="Who needs this" aside={<Link to={paths.campaign(campaign.key)}>{campaign.name}</Link>}>
      {persona ? <PersonaCard persona={persona} /> : null}
      <Facts items={answers.map(({ key, question, answer }) => ({ key, term: question, detail: answer }))} />
    </Section>
  );
}

function PersonaCard({ persona }: { persona: NonNullable<WhoNeedsThisProps["brief"]["persona"]> }) {
  const { name, who, caresAbout, pains, not, evidence } = persona;
  return (
    <div className="mb-6 max-w-measure rounded-lg bg-sunken p-4">
      <h3 className="text-base">Probably: {name}</h3>
      <p className="text-sm text-ink-3">Because of: {evidence}</p>
      {who ? <p className="mt-2">{who}</p> : null}
      {caresAbout.length > 0 ? <p className="mt-2">Cares about {caresAbout.join("; ")}.</p> : null}
      {pains.length > 0 ? (
        <ul className="mt-2 grid gap-1 border-s-2 border-line ps-3">
          {pains.map((pain) => (
            <li key={pain}>{pain}</li>
          ))}
        </ul>
      ) : null}
      {not ? <p className="mt-2 text-sm text-ink-2">Not to be confused with: {not}</p> : null}
    </div>
  );
}
