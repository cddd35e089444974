import { Link } from "@remix-run/react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Kbd } from "../controls/kbd.tsx";
import { Icon, type IconName } from "../icon.tsx";

const PALETTE_ID = "palette";

export interface PaletteItem {
  to: string;
  label: string;
  /** What kind of thing it is: "Campaign", "Person", "Page". */
  kind: string;
  icon?: IconName | undefined;
}

/** Opens the palette; a native popover button, so it works before and without JavaScript. */
export function PaletteTrigger() {
  return (
    <button
      className="jump"
      type="button"
      aria-label="Search or jump to"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      {...{ popovertarget: PALETTE_ID }}
    >
      <Icon name="search" />
      <span>Search or jump to</span>
      <Kbd>⌘K</Kbd>
    </button>
  );
}

/** Every place a person can go, filtered as they type. Put it once, after Shell. */
export function CommandPalette({ items }: { items: readonly PaletteItem[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const found = items.filter((item) => matches(item, query)).slice(0, 50);

  useEffect(() => listen(dialog.current), []);

  return (
    <dialog
      ref={dialog}
      id={PALETTE_ID}
      className="palette"
      aria-label="Search or jump to"
      onKeyDown={(event) => moveFocus(event)}
      {...{ popover: "auto" }}
    >
      <div className="palette-search">
        <Icon name="search" />
        <input
          type="search"
          aria-label="Filter places"
          placeholder="A person, a campaign, a page"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Kbd>Esc</Kbd>
      </div>
      <ul className="palette-list">
        {found.map((item, index) => (
          <li key={item.to}>
            <Link
              to={item.to}
              data-first={query !== "" && index === 0 ? "" : undefined}
              onClick={() => {
                dialog.current?.hidePopover();
                setQuery("");
              }}
            >
              <Icon name={item.icon ?? "arrow"} size={18} />
              <span className="min-w-0 truncate">{item.label}</span>
              <span className="ms-auto text-sm text-ink-3">{item.kind}</span>
            </Link>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="px-3 py-4 text-sm text-ink-2">Nothing by that name. Try fewer letters.</li>
        ) : null}
      </ul>
      <p role="status" className="sr-only">
        {query === "" ? "" : `${found.length} found`}
      </p>
    </dialog>
  );
}

function matches(item: PaletteItem, query: string): boolean {
  const text = plain(`${item.label} ${item.kind}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/* "Trần" is found by "tran". */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
}

/* Ctrl/⌘K opens and closes; once open, typing goes to the filter. */
function listen(dialog: HTMLDialogElement | null): () => void {
  function onToggle() {
    if (dialog?.matches(":popover-open")) dialog.querySelector("input")?.focus();
  }
  function onKey(event: globalThis.KeyboardEvent) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    dialog?.togglePopover();
  }
  document.addEventListener("keydown", onKey);
  dialog?.addEventListener("toggle", onToggle);
  return () => {
    document.removeEventListener("keydown", onKey);
    dialog?.removeEventListener("toggle", onToggle);
  };
}

/* Arrows walk the list, Enter in the input follows the first link. */
function moveFocus(event: KeyboardEvent<HTMLDialogElement>) {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (event.key === "Enter" && at === 0) {
    event.preventDefault();
    stops[1]?.click();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
}
