import { Form } from "@remix-run/react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { formatDate, formatDateTime } from "#app/ui/format.ts";
import { Rows } from "#app/ui/frame/layout.tsx";
import type { ApiKey } from "#app/stores/api-keys.ts";

export function KeyList({ label, keys, timeZone }: { label: string; keys: readonly ApiKey[]; timeZone: string }) {
  return (
    <Rows label={label}>
      {keys.map((key) => (
        <li key={key.id} className="flex flex-wrap items-center justify-between gap-3">
          <div className="min-w-0">
            <p className="font-semibold">{key.name}</p>
            <p className="text-sm text-ink-2">
              <code>{key.prefix}…</code>, made {formatDate(key.createdAt, timeZone)},{" "}
              {key.lastUsedAt === null ? "never used" : `last used ${formatDateTime(key.lastUsedAt, timeZone)}`}
            </p>
            {key.scopes.length > 0 ? (
              <ul className="mt-2 flex flex-wrap gap-1.5">
                {key.scopes.map((scope) => (
                  <li key={scope}>
                    <Tag>{scope}</Tag>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
          <Form method="post">
            <input type="hidden" name="key" value={key.id} />
            <SubmitButton variant="secondary" size="s" name="intent" value="revoke" aria-label={`Revoke ${key.name}`}>
              Revoke
            </SubmitButton>
          </Form>
        </li>
      ))}
    </Rows>
  );
}
