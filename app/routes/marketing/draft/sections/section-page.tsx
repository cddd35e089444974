import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { BaseField, type PartFacts, PartPage } from "../part-page.tsx";
import type { SectionForm } from "./use-section-form.ts";
import { SaveToDraft } from "../save-to-draft.tsx";

interface SectionPageProps {
  part: PartFacts;
  form: SectionForm;
  name: string;
  title: string;
  lede: ReactNode;
  children: ReactNode;
}

/** The page of one section of the draft: its form, and around it what every part's page shows. */
export function SectionPage({ part, form, name, title, lede, children }: SectionPageProps) {
  return (
    <PartPage part={part} name={name} title={title} lede={lede}>
      <Form key={form.stamp} method="post" preventScrollReset className="grid max-w-[44rem] gap-10 [&>section]:mt-0">
        <BaseField part={part} />
        {/* What Enter presses: otherwise it would be the first row's button. */}
        <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
          Save
        </button>
        {children}
        <SaveToDraft />
      </Form>
    </PartPage>
  );
}
