import { Form, Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { ChangeTag, Tag } from "#app/ui/controls/tag.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { plural } from "#app/ui/format.ts";
import { Bulb } from "#app/ui/readiness/bulb.tsx";
import { MoveButtons, OrderForm } from "./move-criterion.tsx";
import type { DraftOverview } from "./overview.server.ts";

interface DraftCriteriaProps {
  campaign: string;
  draft: DraftOverview;
  /** The criterion that was just moved, and which way. */
  moved: { key: string | null; way: string | null };
}

/** The criteria of the draft in a line each: what changed, whether enough is asked about it, and the way in. */
export function DraftCriteria({ campaign, draft, moved }: DraftCriteriaProps) {
  const { criteria, retired } = draft;
  const order = criteria.map(({ key }) => key).join(",");
  const at = criteria.findIndex(({ key }) => key === moved.key);
  return (
    <Section title="What makes it a lead" aside={plural(criteria.length, "criterion", "criteria")} id="criteria">
      <p role="status" className="mb-3 text-sm text-ink-2 empty:hidden">
        {at < 0 ? null : `“${criteria[at]?.title ?? ""}” is now ${at + 1} of ${criteria.length}.`}
      </p>
      {criteria.length > 1 ? <OrderForm order={order} /> : null}
      {criteria.length === 0 ? (
        <EmptyState title="Begin with one observable thing" icon="campaigns">
          A criterion says what a lead of this campaign must be or have done, in a rule that scores leads, writes
          questions and decides who is ready. Three to twelve are plenty.
        </EmptyState>
      ) : (
        <Rows label="Criteria of the draft">
          {criteria.map((criterion, index) => (
            <li key={criterion.key} className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-64">
                <h3 className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-2">
                  <Bulb state="not_held" importance={criterion.importance} label={criterion.importance} />
                  <span>
                    {criterion.title} {criterion.change ? <ChangeTag kind={criterion.change} /> : null}
                  </span>
                </h3>
                <p className="mt-0.5 text-xs text-ink-3">
                  {criterion.facts} ·{" "}
                  <Link to={paths.draftQuestions(campaign, { criterion: criterion.key })}>
                    {plural(criterion.variants, "variant")} to ask
                  </Link>{" "}
                  {criterion.variants < criterion.wanted ? <Tag tone="soon">{`${criterion.wanted} wanted`}</Tag> : null}
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <MoveButtons
                  name={criterion.title}
                  criterion={criterion.key}
                  ways={[...(index > 0 ? ["up"] : []), ...(index < criteria.length - 1 ? ["down"] : [])]}
                  focus={index === at ? moved.way : null}
                  order={order}
                />
                <ButtonLink
                  size="s"
                  to={paths.draftCriterion(campaign, criterion.key)}
                  aria-label={`Edit ${criterion.title}`}
                >
                  Edit
                </ButtonLink>
                <Form method="post">
                  <input type="hidden" name="part" value={`criteria/${criterion.key}`} />
                  <input type="hidden" name="base" value={criterion.base} />
                  <SubmitButton
                    size="s"
                    variant="quiet"
                    name="intent"
                    value="remove"
                    aria-label={`Retire ${criterion.title}`}
                  >
                    Retire
                  </SubmitButton>
                </Form>
              </div>
            </li>
          ))}
          {retired.map(({ key, title }) => (
            <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <h3 className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-2 text-ink-3">
                <del>{title}</del> <ChangeTag kind="retired" />
              </h3>
              <Form method="post">
                <input type="hidden" name="part" value={`criteria/${key}`} />
                <SubmitButton size="s" variant="quiet" name="intent" value="restore" aria-label={`Bring back ${title}`}>
                  Bring back
                </SubmitButton>
              </Form>
            </li>
          ))}
        </Rows>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink icon="plus" to={paths.newCriterion(campaign)}>
          Add a criterion
        </ButtonLink>
        <ButtonLink variant="quiet" to={paths.draftQuestions(campaign)}>
          Question bank ({draft.questions.all})
        </ButtonLink>
      </div>
    </Section>
  );
}
