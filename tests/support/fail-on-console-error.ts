import { afterEach, expect, vi } from "vitest";

const error = vi.spyOn(console, "error");

/** A test that means to provoke an error says so: `expectConsoleErrors()` returns what was printed and forgives it. */
export function expectConsoleErrors(): string[] {
  const messages = error.mock.calls.map((call) => call.map(String).join(" "));
  error.mockClear();
  return messages;
}

afterEach(() => {
  const messages = error.mock.calls.map((call) => call.map(String).join(" "));
  error.mockClear();
  expect(messages, "nothing may be printed with console.error").toEqual([]);
});
