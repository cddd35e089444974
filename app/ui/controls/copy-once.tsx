import { useEffect, useId, useState } from "react";
import { Button } from "./button.tsx";

interface CopyOnceProps {
  /** "API key" */
  label: string;
  secret: string;
}

/** A secret that is shown this once: selectable, with a copy button where the browser can copy. */
export function CopyOnce({ label, secret }: CopyOnceProps) {
  const id = useId();
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy("clipboard" in navigator), []);

  async function copy() {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  }

  return (
    <div className="grid gap-2 rounded-md border border-ink bg-surface p-4">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          className="input flex-1 basis-60 font-mono text-sm"
          readOnly
          value={secret}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onFocus={(event) => event.currentTarget.select()}
        />
        {canCopy ? (
          <Button icon={copied ? "check" : "copy"} onClick={() => void copy()}>
            {copied ? "Copied" : "Copy"}
          </Button>
        ) : null}
      </div>
      <p className="hint" id={`${id}-hint`}>
        Shown this once. Keep it where you keep secrets; if it is lost, make a new one.
      </p>
      <p role="status" className="sr-only">
        {copied ? `${label} copied` : ""}
      </p>
    </div>
  );
}
