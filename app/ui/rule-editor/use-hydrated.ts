import { useSyncExternalStore } from "react";

/** Whether the page answers to JavaScript: not in what the server sends, and not before React has taken it over. */
export function useHydrated(): boolean {
  return useSyncExternalStore(never, yes, no);
}

function never(): () => void {
  return () => {};
}
function yes(): boolean {
  return true;
}
function no(): boolean {
  return false;
}
