import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkPlaybookFile } from "#app/domain/playbook/file-format.schema.ts";
import { isSame } from "#app/domain/playbook/canonical.ts";
import { joinParts, partsOf, SECTIONS } from "#app/domain/playbook/parts.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { diffSection } from "#app/domain/playbook/section-diff.ts";
import { toPlaybookFile } from "#app/domain/playbook/to-file.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { writePlaybook } from "#app/use-cases/content/write-playbook.ts";
import { aWholePlaybook } from "#tests/content/a-whole-playbook.ts";
import { fieldsIn, knownFields, placesOf, withoutField } from "#tests/content/file-fields.ts";

const SAMPLES = fc.sample(aWholePlaybook, { numRuns: 60, seed: 7 });

describe("what is exported is what is imported", () => {
  test("for any playbook, down to the last field", () => {
    fc.assert(
      fc.property(aWholePlaybook, (playbook) => {
        const written = writePlaybook(playbook);
        expect(readPlaybook(written, "playbook.yaml")).toEqual({ kind: "ok", playbook });
      }),
      { numRuns: 40 },
    );
  });

  test("taken apart into the editor's parts and put together again", () => {
    for (const playbook of SAMPLES) {
      expect(checkPlaybookFile(joinParts(partsOf(playbook)))).toEqual({ kind: "ok", playbook });
    }
  });

  test("with the same text after the database has put the keys in its own order", () => {
    for (const playbook of SAMPLES) expect(writePlaybook(asStored(playbook))).toBe(writePlaybook(playbook));
  });
});

describe("the generated playbooks", () => {
  const files = SAMPLES.map(toPlaybookFile);

  test("have every field that the format knows", () => {
    const generated = new Set(files.flatMap(fieldsIn));
    const known = new Set(files.slice(0, 5).flatMap((file) => knownFields(file)));
    expect(known.size).toBeGreaterThan(80);
    expect([...known].filter((name) => !generated.has(name))).toEqual([]);
  });

  test("are so full that no field could be forgotten in writing without being noticed", () => {
    const forgotten = [...new Set(files.flatMap(fieldsIn))].filter(
      (name) => !SAMPLES.some((playbook, index) => isNoticed(playbook, files[index] ?? {}, name)),
    );
    expect(forgotten).toEqual([]);
  });
});

describe("a difference between two texts", () => {
  test("never goes without words, in any section", () => {
    SAMPLES.forEach((playbook, index) => {
      const other = SAMPLES[(index + 1) % SAMPLES.length] ?? playbook;
      for (const section of SECTIONS) {
        const isEqual = isSame(toPlaybookFile(playbook)[section], toPlaybookFile(other)[section]);
        const diff = diffSection(playbook, other, section);
        expect(diff === null).toBe(isEqual);
        if (diff) expect(diff.lines.every(({ parts }) => parts.some(({ kind }) => kind !== "same"))).toBe(true);
        expect(diffSection(playbook, playbook, section)).toBeNull();
      }
    });
  });
});

/** Whether a file without this field, at each place it has it, is refused or reads as something else. */
function isNoticed(playbook: Playbook, file: object, name: string): boolean {
  if (placesOf(file, name).length === 0) return false;
  const checked = checkPlaybookFile(withoutField(file, name));
  return checked.kind === "invalid" || !isSame(checked.playbook, playbook);
}

/** Keys as jsonb has them: shorter ones first, then by their bytes. */
function asStored<Value>(value: Value): Value {
  const ordered = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(ordered);
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
  };
  return ordered(value) as Value;
}
