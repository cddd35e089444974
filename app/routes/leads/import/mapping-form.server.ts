import { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { formTimeOf, instantOfFormTime, isTimeZone } from "#app/domain/wall-clock.ts";
import { slug } from "#app/domain/leads/import/slug.ts";
import type { WantedFacts } from "#app/domain/leads/import/wanted-facts.ts";
import { eventValue } from "./choices.ts";

/** One column's line of the form, as its controls hold it. */
export interface ColumnChoice {
  readonly to: string;
  /** For what is of one's own: its name. */
  readonly name: string;
  /** For an event of one's own: under which key the value is kept. */
  readonly data: string;
  readonly as: string;
  /** What its values mean, for those that mean something else. */
  readonly values: readonly { readonly is: string; readonly means: string }[];
  /** For an event: "day" for the day given below, or the number of the column that says when. */
  readonly when: string;
}

export interface MappingForm {
  readonly choices: readonly ColumnChoice[];
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly order: string;
  /** Of dates and times that name none. */
  readonly zone: string;
  readonly missing: string;
}

/** A mapping as the form shows it. */
export function toMappingForm(
  { columns: entries, missing, zone = "UTC" }: ImportMapping,
  columns: readonly string[],
  { wanted, today }: { wanted: WantedFacts; today: string },
): MappingForm {
  const known = new Set(wanted.events.map(({ type, data }) => eventValue(type, data)));
  const listed = new Set(wanted.attributes.map(({ path }) => path));
  const times = entries.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const day = times.find((at) => typeof at === "string");
  const from = times.find((at) => typeof at === "object");
  return {
    choices: columns.map((column) => {
      const entry = entries.find((one) => one.column === column);
      if (!entry) return { to: "", name: "", data: "", as: "", values: [], when: "day" };
      const { to, event = "", data = "", as = "", values = [], at } = entry;
      const when = typeof at === "object" ? String(columns.indexOf(at.column)) : "day";
      if (to === "event") {
        const value = eventValue(event, data === "" ? null : data);
        return known.has(value)
          ? { to: value, name: "", data: "", as, values, when }
          : { to, name: event, data, as, values, when };
      }
      const own = /^(attributes|source)\.(.+)$/.exec(to);
      if (!own || listed.has(to)) return { to, name: "", data: "", as, values, when };
      return { to: own[1] ?? "", name: own[2] ?? "", data: "", as, values, when };
    }),
    day: day === undefined ? today : formTimeOf(Date.parse(day), zone).slice(0, 10),
    order: from?.order ?? "ymd",
    zone,
    missing: missing.join(", "),
  };
}

export function readMappingForm(form: FormData, columns: readonly string[]): MappingForm {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    choices: columns.map((_, index) => ({
      to: text(`to-${index}`),
      name: text(`name-${index}`),
      data: text(`data-${index}`),
      as: text(`as-${index}`),
      values: valuesIn(form, index),
      when: text(`when-${index}`) || "day",
    })),
    day: text("day"),
    order: text("order") || "ymd",
    zone: text("zone") || "UTC",
    missing: text("missing"),
  };
}

/** The meanings typed for a column's values; a value whose field was left empty means itself. */
function valuesIn(form: FormData, index: number): { is: string; means: string }[] {
  const of = (name: string) => form.getAll(`${name}-${index}`).map((value) => (typeof value === "string" ? value : ""));
  const means = of("means");
  return of("is").flatMap((is, place) => {
    const meant = means[place]?.trim() ?? "";
    return meant === "" ? [] : [{ is, means: meant }];
  });
}

/** Every column that is left out as an attribute of one's own, named like the column. */
export function withTheRest(form: MappingForm, columns: readonly string[]): MappingForm {
  return {
    ...form,
    choices: form.choices.map((choice, index) =>
      choice.to === ""
        ? { ...choice, to: "attributes", name: slug(columns[index] ?? "") || `column_${index + 1}` }
        : choice,
    ),
  };
}

export type FormMapping =
  | { readonly kind: "mapping"; readonly mapping: ImportMapping }
  | { readonly kind: "invalid"; readonly messages: readonly string[] };

/** The mapping that the form says, or what keeps it from being one. */
export function toMapping(form: MappingForm, columns: readonly string[]): FormMapping {
  const entries = form.choices.flatMap((choice, index) =>
    entryOf(choice, { form, columns, column: columns[index] ?? "" }),
  );
  const zone = form.zone === "UTC" ? {} : { zone: form.zone };
  const missing = form.missing.split(",").map((word) => word.trim());
  const parsed = ImportMapping.safeParse({ columns: entries, missing: missing.filter((word) => word !== ""), ...zone });
  if (parsed.success) return { kind: "mapping", mapping: parsed.data };
  const messages = parsed.error.issues.map(({ path, message }) => {
    const column = path[0] === "columns" && typeof path[1] === "number" ? entries[path[1]]?.column : undefined;
    if (column === undefined) return entries.length === 0 ? "Choose where at least one column goes." : message;
    return path[2] === "to" ? `Give “${column}” a name of letters, digits and dashes.` : `“${column}”: ${message}.`;
  });
  return { kind: "invalid", messages: [...new Set(messages)] };
}

function entryOf(
  { to, name, data, as, values, when }: ColumnChoice,
  { form, columns, column }: { form: MappingForm; columns: readonly string[]; column: string },
): { column: string; [key: string]: unknown }[] {
  if (to === "") return [];
  const read = { ...(as === "" ? {} : { as }), ...(values.length === 0 ? {} : { values }) };
  if (to === "attributes" || to === "source") return [{ column, to: `${to}.${name}`, ...read }];
  if (to !== "event" && !to.startsWith("event:")) return [{ column, to, ...read }];
  const at = when === "day" ? dayIn(form) : { column: columns[Number(when)] ?? "", order: form.order };
  const [type = "", key = ""] = to === "event" ? [name, data] : to.slice("event:".length).split("/");
  return [
    {
      column,
      to: "event",
      ...read,
      at,
      ...(type === "" ? {} : { event: type }),
      ...(key === "" ? {} : { data: key }),
    },
  ];
}

/** The first moment of the day that was given; what names no day is left for the check to say so. */
function dayIn({ day, zone }: MappingForm): string {
  const at = isTimeZone(zone) ? instantOfFormTime(`${day}T00:00`, zone) : null;
  return at === null ? day : new Date(at).toISOString();
}
