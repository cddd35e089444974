import { z } from "zod";

const Contact = z
  .looseObject({ email: z.string().optional(), first_name: z.string().optional(), last_name: z.string().optional() })
  .catch({});
const CamelContact = z.looseObject({ firstName: z.string().optional(), lastName: z.string().optional() }).catch({});
const Company = z.looseObject({ name: z.string().optional() }).catch({});

/** How a prospect is called in a list: by name, else address, else company. */
export function prospectOf(row: { readonly contact: unknown; readonly company: unknown }): {
  name: string;
  company: string | null;
} {
  const contact = Contact.parse(row.contact);
  const camel = CamelContact.parse(row.contact);
  const company = Company.parse(row.company).name ?? null;
  const name = [contact.first_name ?? camel.firstName, contact.last_name ?? camel.lastName].filter(Boolean).join(" ");
  return { name: name || contact.email || company || "A lead without a name", company };
}
