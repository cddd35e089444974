import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";

interface LeadNameProps {
  lead: { readonly id: string; readonly name: string; readonly company: string | null };
}

/** Who it is, as a link, with the company under it unless the company is all that is known. */
export function LeadName({ lead: { id, name, company } }: LeadNameProps) {
  return (
    <>
      <Link to={paths.lead(id)}>{name}</Link>
      {company && company !== name ? <span className="block text-xs font-normal text-ink-3">{company}</span> : null}
    </>
  );
}
