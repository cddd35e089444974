import { Form } from "@remix-run/react";
import type { Signature } from "#app/stores/proposals.ts";
import { Avatar } from "#app/ui/controls/avatar.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { formatWhen } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";

interface SignatureCardProps {
  signers: readonly { capacity: "marketing" | "sales"; id: string; name: string }[];
  signatures: readonly Signature[];
  contentHash: string;
  viewerId: string;
  /** Signing makes sense: not closed, not overtaken. */
  open: boolean;
  now: number;
  timeZone: string;
}

/** Two signatures, each under exactly this text. */
export function SignatureCard({ signers, signatures, contentHash, viewerId, open, now, timeZone }: SignatureCardProps) {
  const signedBy = (capacity: string) =>
    signatures.find((one) => one.capacity === capacity && one.contentHash === contentHash);
  const mine = signers.some(({ id, capacity }) => id === viewerId && !signedBy(capacity));
  return (
    <Card as="section">
      <h2 className="text-lg">Two signatures</h2>
      <ul className="mt-4 grid gap-4">
        {signers.map(({ capacity, id, name }) => {
          const signature = signedBy(capacity);
          return (
            <li key={capacity} className="flex items-center gap-3 text-sm">
              {signature ? (
                <span className="grid size-8 shrink-0 place-items-center rounded-full bg-ink text-ink-on">
                  <Icon name="check" size={16} bold />
                </span>
              ) : (
                <Avatar name={name} />
              )}
              <span>
                <span className="block text-base">{id === viewerId ? `${name}, you` : name}</span>
                <span className="text-ink-3">
                  {capacity === "marketing" ? "Marketing owner" : "Sales owner"},{" "}
                  {signature ? `signed ${formatWhen(signature.signedAt, now, timeZone)}` : "not signed yet"}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {open && mine ? (
        <Form method="post" className="mt-5 grid gap-2">
          <input type="hidden" name="contentHash" value={contentHash} />
          <SubmitButton name="intent" value="sign" className="w-full">
            Sign this text
          </SubmitButton>
          <p className="text-xs text-ink-3">
            You sign exactly what this page shows. If it changes before you press, nothing is signed.
          </p>
        </Form>
      ) : null}
      <p className="mt-4 text-xs text-ink-3">
        Text <code className="font-mono">{contentHash.slice(0, 12)}</code>
      </p>
    </Card>
  );
}
