import type { Role } from "#app/auth/viewer.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";

interface NoLeadsProps {
  /** No lead at all, whatever the filter. */
  isEmpty: boolean;
  group: string;
  role: Role;
  origin: string;
  campaign: string | null;
  mayImport: boolean;
}

/** Says how leads get here, to whoever can do something about it. */
export function NoLeads({ isEmpty, group, role, origin, campaign, mayImport }: NoLeadsProps) {
  if (!isEmpty) {
    return (
      <EmptyState title={`None: ${group.toLowerCase()}`} icon="leads">
        No lead stands there now. The other tabs and filters may have some.
      </EmptyState>
    );
  }
  if (role === "rep") {
    return (
      <EmptyState
        title="Leads come to whoever is ready"
        icon="leads"
        action={
          <ButtonLink to={paths.practice()} variant="primary">
            Practise
          </ButtonLink>
        }
      >
        Each campaign asks for a few minutes of practice. Once you are green for one, its leads are shared out among
        everybody who is, and yours stand here with everything known about them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Leads come in over the API, or from a file"
      icon="leads"
      action={
        mayImport ? (
          <ButtonLink icon="upload" to={paths.leadImports()} variant="primary">
            Bring leads from a file
          </ButtonLink>
        ) : undefined
      }
    >
      <p>
        Your forms, your CRM or a badge scanner send them here; each is scored by its campaign’s playbook and goes to
        somebody who is ready, in the same moment. A key is made in the settings.
      </p>
      <pre className="mt-3 rounded-md bg-sunken p-4 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
        {sample(origin, campaign ?? "summit-2026")}
      </pre>
    </EmptyState>
  );
}

function sample(origin: string, campaign: string): string {
  return `curl ${origin}/api/v1/leads \\
  -H "Authorization: Bearer $GREENROOM_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -d '{
    "campaign": "${campaign}",
    "contact": { "email": "renata@example.com", "firstName": "Renata" },
    "company": { "name": "Brightwater Foods", "employees": 320 },
    "inquiry": "Could someone call me before Tuesday?"
  }'`;
}
