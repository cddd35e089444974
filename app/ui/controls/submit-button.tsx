import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface SubmitButtonProps {
  variant?: "primary" | "secondary" | "quiet";
  size?: "m" | "s";
  kbd?: string | undefined;
  /** Names the intent, when a form has several buttons. */
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean;
  /** Being sent by a script rather than by the form. */
  busy?: boolean | undefined;
  className?: string | undefined;
  "aria-label"?: string | undefined;
  children: ReactNode;
}

/** Sends its form. While the answer is on its way a second press does nothing, and the words stay put. */
export function SubmitButton({ variant = "primary", busy = false, ...rest }: SubmitButtonProps) {
  const pending = useNavigation().state === "submitting" || busy;
  return (
    <Button
      type="submit"
      variant={variant}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    />
  );
}
