import { Form } from "@remix-run/react";
import { RadioCards } from "#app/ui/controls/radio-cards.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { DiffSides } from "#app/ui/pictures/diff.tsx";
import type { PartDiff } from "./part-words.server.ts";

interface BehindProps {
  base: number;
  latest: number;
  torn: readonly { part: string; name: string; fields: readonly PartDiff[] }[];
}

/** A version was published since the draft was begun: what both changed is chosen by hand, the rest follows by itself. */
export function Behind({ base, latest, torn }: BehindProps) {
  return (
    <Form method="post" className="grid gap-4 rounded-md border border-ink bg-surface p-4">
      <div>
        <p className="font-semibold">
          Version {latest} was published since this draft was begun from version {base}
        </p>
        <p className="mt-1 max-w-measure text-sm text-ink-2">
          Bringing the draft up to date takes over what only version {latest} changed and keeps what only the draft
          changed.{" "}
          {torn.length > 0
            ? "Where both changed the same part, say whose words stand."
            : "Nothing was changed by both."}
        </p>
      </div>
      {torn.map(({ part, name, fields }) => (
        <div key={part} className="grid gap-3">
          {fields.map(({ key, parts, mono }) => (
            <DiffSides key={key} before={`Version ${latest}`} after="The draft" paragraphs={[{ key, parts, mono }]} />
          ))}
          <RadioCards
            legend={name}
            name={`choice:${part}`}
            options={[
              { value: "mine", label: "Keep the draft’s words" },
              { value: "theirs", label: `Take those of version ${latest}` },
            ]}
          />
        </div>
      ))}
      <div>
        <SubmitButton name="intent" value="update">
          Bring it up to date
        </SubmitButton>
      </div>
    </Form>
  );
}
