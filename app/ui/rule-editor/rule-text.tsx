import { Button } from "../controls/button.tsx";
import { TextArea } from "../controls/text-area.tsx";

interface RuleTextProps {
  name: string;
  label: string;
  text: string;
  error?: string | undefined;
  /** Where a button previews it in a tab of its own, for pages without JavaScript. */
  previewUrl?: string;
  onType?: (text: string) => void;
  onBuild?: { readonly go: () => void; readonly ready: boolean };
}

/** A rule as its text in the file: all there is without JavaScript, and whoever likes it better may stay with it. */
export function RuleText({ name, label, text, error, previewUrl, onType, onBuild }: RuleTextProps) {
  return (
    <div className="grid gap-2">
      <TextArea
        label={label}
        name={name}
        rows={Math.min(16, Math.max(5, text.split("\n").length + 1))}
        className="[&_textarea]:font-mono [&_textarea]:text-sm"
        spellCheck={false}
        error={error}
        hint="YAML, as in the file."
        {...(onType ? { value: text, onChange: (event) => onType(event.target.value) } : { defaultValue: text })}
      />
      <div className="flex flex-wrap gap-2">
        {previewUrl ? (
          <Button
            type="submit"
            size="s"
            formAction={previewUrl}
            formTarget="_blank"
            formNoValidate
            name="previewOf"
            value={name}
          >
            Preview (opens a tab)
          </Button>
        ) : null}
        {onBuild ? (
          <Button size="s" aria-disabled={!onBuild.ready} onClick={onBuild.go}>
            {onBuild.ready ? "Build it instead" : "Build it instead, once it can be read"}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
