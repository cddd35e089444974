import { expect, it } from "vitest";
import { isoDay } from "./reasoned-form.tsx";
import { farEndWords, untilWords } from "./until-words.ts";

const NOW = Date.UTC(2026, 10, 22, 9);

it("names the year where a day alone would be taken for one that comes sooner", () => {
  const near = Date.UTC(2026, 10, 25, 22, 59);
  const far = Date.UTC(2027, 11, 27, 22, 59);
  expect(untilWords(near, NOW, "Europe/Berlin")).toBe("Wed 25 Nov, 23:59");
  expect(untilWords(far, NOW, "Europe/Berlin")).toBe("27 December 2027");
  expect(farEndWords(near, NOW, "Europe/Berlin")).toBe("Wed 25 Nov");
  expect(farEndWords(far, NOW, "Europe/Berlin")).toBe("27 December 2027");
});

it("lets today be chosen as the last day, on whatever side of midnight the server stands", () => {
  const evening = Date.UTC(2026, 10, 23, 2);
  expect(isoDay(evening, "America/New_York")).toBe("2026-11-22");
  expect(isoDay(evening, "Asia/Tokyo")).toBe("2026-11-23");
});
