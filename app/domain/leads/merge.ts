import type { LeadFacts } from "./lead.ts";

/** What is known of a prospect beside what they did. */
export type LeadDetails = Omit<LeadFacts, "events">;

/** What is known after more was said: a new value replaces the old one, silence takes nothing away. */
export function mergeDetails(known: LeadDetails, said: LeadDetails): LeadDetails {
  const inquiry = said.inquiry ?? known.inquiry;
  return {
    contact: { ...known.contact, ...said.contact },
    company: { ...known.company, ...said.company },
    deal: { ...known.deal, ...said.deal },
    source: { ...known.source, ...said.source },
    attributes: { ...known.attributes, ...said.attributes },
    ...(inquiry === undefined ? {} : { inquiry }),
  };
}
