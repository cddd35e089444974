import type { ReactNode } from "react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";

/** How the form of a part ends; `children` is what stands beside the button. */
export function SaveToDraft({ children }: { children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <SubmitButton name="intent" value="save">
        Save to the draft
      </SubmitButton>
      {children}
    </div>
  );
}
