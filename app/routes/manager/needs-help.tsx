import { Form, Link } from "@remix-run/react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatNumber, pluralWord } from "#app/ui/format.ts";
import { formState } from "../form-state.ts";
import type { HelpItem } from "./team-help.ts";

interface NeedsHelpProps {
  people: readonly HelpItem[];
  /** How many there are in all. */
  all: number;
  /** The list of them with what each holds. */
  allAt: string;
  /** How many one press can ask. */
  atOnce: number;
  mayNudge: boolean;
  /** Whether they may let people in for a while, or keep leads away. */
  mayLetIn: boolean;
  result: unknown;
}

/** Who struggles, lapses or isn't in, each with why; whoever may can ask those ticked, or all of them, to practise. */
export function NeedsHelp({ people, all, allAt, atOnce, mayNudge, mayLetIn, result }: NeedsHelpProps) {
  const form = formState(result, "nudge");
  const list = (
    <ul className="rows" aria-label="People who need help">
      {people.map((person) => (
        <HelpRow key={person.id} person={person} mayNudge={mayNudge} mayLetIn={mayLetIn} />
      ))}
    </ul>
  );
  return (
    <Section
      title="Who needs help"
      aside={
        all > people.length ? (
          <>
            {`The first ${people.length} of ${formatNumber(all)}. `}
            <Link to={allAt}>All of them, above</Link>
          </>
        ) : undefined
      }
      id="help"
    >
      <NudgeDone result={result} />
      {people.length === 0 ? (
        <p className="max-w-measure text-sm text-ink-2">
          Nobody: everybody here is ready for more than a week, and no criterion keeps slipping.
        </p>
      ) : mayNudge ? (
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="intent" value="nudge" />
          {list}
          {form.error("people") ? <p className="field-error">{form.error("people")}</p> : null}
          <div className="max-w-xl">
            <TextArea
              label="A word to them"
              name="word"
              rows={2}
              required
              maxLength={280}
              defaultValue={form.value("word")}
              error={form.error("word")}
              hint="They read it at their next hour, at most one a day, never on leave."
            />
          </div>
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="secondary" name="to" value="ticked">
              Ask those ticked to practise
            </SubmitButton>
            {all > 1 ? (
              <SubmitButton variant="quiet" name="to" value="all">
                {all > atOnce ? `Ask the first ${atOnce} of ${formatNumber(all)}` : `Ask all ${all}`}
              </SubmitButton>
            ) : null}
          </div>
        </Form>
      ) : (
        list
      )}
    </Section>
  );
}

function HelpRow({ person, mayNudge, mayLetIn }: { person: HelpItem; mayNudge: boolean; mayLetIn: boolean }) {
  const { id, name, to, why } = person;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3">
      {mayNudge ? (
        <input type="checkbox" className="tick mt-1" name="people[]" value={id} aria-label={`Ask ${name}`} />
      ) : (
        <span />
      )}
      <div>
        <Link className="hover:underline" to={to}>
          {name}
        </Link>
        <p className="text-sm text-ink-2">{why}</p>
      </div>
      {mayLetIn ? (
        <span className="grid justify-items-end gap-x-3 text-sm sm:flex">
          <Link
            className="link inline-flex min-h-8 items-center"
            to={`${to}#waivers`}
            aria-label={`Waiver for ${name}`}
          >
            Waiver
          </Link>
          <Link
            className="link inline-flex min-h-8 items-center"
            to={`${to}#suspensions`}
            aria-label={`Keep leads from ${name}`}
          >
            Keep leads away
          </Link>
        </span>
      ) : null}
    </li>
  );
}

function NudgeDone({ result }: { result: unknown }) {
  if (typeof result !== "object" || result === null || !("asked" in result) || !("skipped" in result)) return null;
  const { asked, skipped } = result;
  if (typeof asked !== "number" || typeof skipped !== "number") return null;
  return (
    <div className="mb-4">
      <Notice
        kind="done"
        live
        title={`${asked === 0 ? "Nobody" : pluralWord(asked, "person", "people")} will be asked.`}
      >
        {skipped > 0
          ? `${pluralWord(skipped, "other")} will not: on leave, asked today already, without reminders, or not of your teams.`
          : null}
      </Notice>
    </div>
  );
}
