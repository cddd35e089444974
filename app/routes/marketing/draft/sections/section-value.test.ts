import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSame } from "#app/domain/playbook/canonical.ts";
import { partsOf } from "#app/domain/playbook/parts.ts";
import { aWholePlaybook } from "#tests/content/a-whole-playbook.ts";
import { moveRows, rowCount } from "./form-values.ts";
import { fieldAt, type FormSection } from "./field-at.ts";
import { keyFrom, sectionFromForm, sectionToForm, tidied } from "./section-value.server.ts";
import { SHAPES } from "./shapes.server.ts";

const SECTIONS = Object.keys(SHAPES) as FormSection[];

describe("a section as a form", () => {
  test("is saved as what it was, if nobody types anything", () => {
    for (const playbook of fc.sample(aWholePlaybook, { numRuns: 40, seed: 3 })) {
      const parts = partsOf(playbook);
      for (const section of SECTIONS) {
        const saved = sectionFromForm(section, tidied(section, sectionToForm(section, parts.get(section))));
        if (!isSame(saved, parts.get(section))) expect(saved, section).toEqual(parts.get(section));
      }
    }
  });

  test("leaves nonsense for the format to refuse, where it was typed", () => {
    const saved = sectionFromForm("sla", { high_intent: "soon", high_intent_unit: "h", min_touches: "many" });
    expect(saved).toEqual({ high_intent: "soonh", min_touches: "many" });
    expect(fieldAt("sla", "sla.high_intent")).toBe("high_intent");
    expect(fieldAt("brief", "brief.assets[1].url")).toBe("assets.1.url");
    expect(fieldAt("dispositions", "dispositions[2].code")).toBe("entries.2.code");
  });

  test("gives keys to what has a name, each its own", () => {
    const typed = { "personas.0.name": "Plant manager", "personas.1.name": "Plant Manager!", "personas.2.key": "" };
    expect(tidied("brief", typed)).toMatchObject({
      "personas.0.key": "plant-manager",
      "personas.1.key": "plant-manager-2",
    });
    expect(keyFrom("Über die Linie: 12 %")).toBe("uber-die-linie-12");
  });
});

describe("rows", () => {
  const typed = { "list.0.a": "one", "list.1.a": "two", "list.1.b[]": ["x"], "list.2.a": "three", other: "kept" };

  test("are added, moved and removed with what was typed in them", () => {
    expect(moveRows(typed, "down:list.0")).toEqual({
      values: { other: "kept", "list.1.a": "one", "list.0.a": "two", "list.0.b[]": ["x"], "list.2.a": "three" },
      focus: "list.1",
    });
    expect(moveRows(typed, "remove:list.0")?.values).toEqual({
      other: "kept",
      "list.0.a": "two",
      "list.0.b[]": ["x"],
      "list.1.a": "three",
    });
    const added = moveRows(typed, "add:list");
    expect(added?.focus).toBe("list.3");
    expect(rowCount(added?.values ?? {}, "list")).toBe(4);
  });

  test("stay where they are at either end, and anything else is no row's button", () => {
    expect(moveRows(typed, "up:list.0")).toEqual({ values: typed, focus: "list.0" });
    expect(moveRows(typed, "remove:list.7")).toBeNull();
    expect(moveRows(typed, "save")).toBeNull();
    expect(moveRows({ "list.0.a": "" }, "remove:list.0")).toEqual({ values: {}, focus: null });
  });
});
