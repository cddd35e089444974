import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Field } from "#app/ui/controls/field.tsx";

/** A file, or its text, and a word about why. */
export function ProposeFields({ text, rows = 24 }: { text: string; rows?: number }) {
  return (
    <>
      <Field
        label="A playbook file"
        name="file"
        type="file"
        accept=".yaml,.yml,text/yaml,application/yaml,text/plain"
        hint="Leave it empty to propose the text below."
      />
      <TextArea
        label="Or its text"
        name="text"
        className="[&_textarea]:font-mono [&_textarea]:text-sm"
        rows={rows}
        defaultValue={text}
        spellCheck={false}
        autoComplete="off"
        hint="YAML, the same as the file. Every problem in it is told at once."
      />
      <Field
        label="Why"
        name="note"
        maxLength={500}
        hint="Whoever signs, and every rep it changes something for, reads this."
      />
    </>
  );
}
