import { Form } from "@remix-run/react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { formatDate } from "#app/ui/format.ts";

interface LeaveListProps {
  leave: readonly {
    id: string;
    personId: string;
    startsAt: number;
    endsAt: number;
    note: string | null;
    who?: string;
  }[];
  timeZone: string;
  /** The intent of the button that takes a leave away. */
  intent: string;
}

/** Leave to come, with a button to take each away. */
export function LeaveList({ leave, timeZone, intent }: LeaveListProps) {
  return (
    <Rows label="Leave">
      {leave.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center justify-between gap-3">
          <div>
            <p>
              {item.who ? `${item.who}: ` : ""}
              {formatDate(item.startsAt, timeZone)} to {formatDate(item.endsAt - 1, timeZone)}
            </p>
            {item.note ? <p className="text-sm text-ink-2">{item.note}</p> : null}
          </div>
          <Form method="post">
            <input type="hidden" name="leave" value={item.id} />
            <input type="hidden" name="person" value={item.personId} />
            <SubmitButton variant="quiet" size="s" name="intent" value={intent}>
              Remove
            </SubmitButton>
          </Form>
        </li>
      ))}
    </Rows>
  );
}
