import type { LeadDetails } from "#app/domain/leads/merge.ts";

/** How a prospect is called in a notice: name and company, as far as they are known. */
export function prospectName({ contact, company }: Pick<LeadDetails, "contact" | "company">): string {
  const names = [contact.firstName ?? contact.first_name, contact.lastName ?? contact.last_name].filter(
    (part) => part !== undefined,
  );
  const person = names.length > 0 ? names.join(" ") : String(contact.email ?? "somebody");
  return company.name === undefined ? person : `${person}, ${String(company.name)}`;
}
