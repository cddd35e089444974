import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { Section } from "#app/ui/frame/section.tsx";

interface WhoNeedsThisProps {
  brief: { who: string | null; why: string | null; what: string | null };
  campaign: { key: string; name: string };
}

/** The campaign in three paragraphs, for whoever calls. */
export function WhoNeedsThis({ brief, campaign }: WhoNeedsThisProps) {
  const paragraphs = [brief.who, brief.what, brief.why].filter((text) => text !== null);
  if (paragraphs.length === 0) return null;
  return (
    <Section title="Who needs this" aside={<Link to={paths.campaign(campaign.key)}>{campaign.name}</Link>}>
      <div className="grid max-w-measure gap-3 text-ink-2">
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </Section>
  );
}
