import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "#app/ui/controls/button.tsx";

const FORM = "order-of-criteria";

/** What every move button sends: the order as this page shows it. */
export function OrderForm({ order }: { order: string }) {
  return (
    <Form id={FORM} method="post" preventScrollReset>
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="order" value={order} />
    </Form>
  );
}

interface MoveButtonsProps {
  name: string;
  criterion: string;
  /** Where it can go. */
  ways: readonly string[];
  /** The way it was just moved; its button keeps the focus, or the other one at either end. */
  focus: string | null;
  /** The order on the page, which a move changes. */
  order: string;
}

/** Moves a criterion a place up or down, without leaving the page. */
export function MoveButtons({ name, criterion, ways, focus, order }: MoveButtonsProps) {
  const buttons = useRef<HTMLSpanElement>(null);
  const wanted = focus === null || ways.includes(focus) ? focus : (ways[0] ?? null);
  // Moving a row in the document takes the focus from the button in it.
  useEffect(() => {
    if (wanted !== null) buttons.current?.querySelector<HTMLButtonElement>(`[value^="${wanted}:"]`)?.focus();
  }, [wanted, criterion, order]);
  return (
    <span ref={buttons} className="flex gap-2">
      {ways.map((way) => (
        <Button
          key={way}
          type="submit"
          form={FORM}
          name="move"
          value={`${way}:${criterion}`}
          size="s"
          variant="quiet"
          autoFocus={way === wanted}
          aria-label={`Move ${name} ${way}`}
        >
          {way === "up" ? "Up" : "Down"}
        </Button>
      ))}
    </span>
  );
}
