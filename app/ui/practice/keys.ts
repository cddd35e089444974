import { useEffect, type RefObject } from "react";

/**
 * The keyboard of practice: 1–9 select, Enter checks or continues, Esc leaves. Selecting never submits. Without
 * JavaScript the form still works, by the browser's own keys. `on` is the person's setting (WCAG 2.1.4: can be turned off).
 */
export function usePracticeKeys(form: RefObject<HTMLFormElement>, on = true): void {
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (form.current && pressed(event, form.current)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [form, on]);
}

/* Whether the key did something, so that the browser shouldn't. */
function pressed(event: KeyboardEvent, form: HTMLFormElement): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector(":popover-open, dialog[open]")) return false;
  if (event.key === "Escape") return leave();
  if (isTyping(event.target)) return false;
  if (event.key === "Enter") return submit(event.target, form);
  return /^[1-9]$/.test(event.key) && select(Number(event.key) - 1, form);
}

function select(index: number, form: HTMLFormElement): boolean {
  const option = form.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]").item(index);
  if (!option || option.disabled) return false;
  option.focus();
  option.click();
  return true;
}

/* A focused link or button keeps its own Enter. */
function submit(target: EventTarget | null, form: HTMLFormElement): boolean {
  if (target instanceof Element && target.closest("a, button, summary")) return false;
  if (!form.querySelector("[aria-busy=true]")) form.requestSubmit();
  return true;
}

function leave(): boolean {
  const link = document.querySelector<HTMLElement>("[data-leave]");
  link?.click();
  return link !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
