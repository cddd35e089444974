import { checkPlaybookFile } from "#app/domain/playbook/file-format.schema.ts";

/** A place in a file, and its name with list positions left out: `brief.assets[].url`. */
interface Place {
  readonly path: readonly (string | number)[];
  readonly name: string;
  /** What the names of its own fields begin with. */
  readonly inner: string;
}

/** The names of all fields a file has. */
export function fieldsIn(file: unknown): string[] {
  return [...new Set(places(file).flatMap(({ path, name }) => (typeof path.at(-1) === "string" ? [name] : [])))];
}

/** Where a file has a field. */
export function placesOf(file: unknown, name: string): Place["path"][] {
  return places(file)
    .filter((place) => place.name === name && typeof place.path.at(-1) === "string")
    .map(({ path }) => path);
}

/** The file without a field, wherever it has it. */
export function withoutField(file: object, name: string): unknown {
  const copy: unknown = structuredClone(file);
  for (const path of placesOf(file, name)) {
    const parent = at(copy, path.slice(0, -1));
    if (typeof parent === "object" && parent !== null) Reflect.deleteProperty(parent, path.at(-1) ?? "");
  }
  return copy;
}

/**
 * The names of all fields that the format itself knows, as it tells them: every mapping of a file gets a key that is no
 * key, and the refusal lists the right ones.
 */
export function knownFields(file: object): string[] {
  const mappings = places(file).filter(({ path }) => isMapping(at(file, path)));
  return [{ path: [], inner: "" }, ...mappings].flatMap(({ path, inner }) => {
    const copy: unknown = structuredClone(file);
    Object.assign(at(copy, path) as object, { "no-such-key": 1 });
    const checked = checkPlaybookFile(copy);
    if (checked.kind === "ok") throw new Error(`${inner} takes any key`);
    const refusal = checked.problems.find((problem) => problem.path.at(-1) === "no-such-key");
    const keys = refusal?.expected.replace("one of the keys ", "").split(", ") ?? [];
    return keys.map((key) => (inner === "" ? key : `${inner}.${key}`));
  });
}

function places(value: unknown, path: Place["path"] = [], name = ""): Place[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) => {
      // Questions of another kind have other fields.
      const kind = name === "questions" && isMapping(entry) ? kindOf(entry) : "";
      return withInner(entry, [...path, index], `${name}[${kind}]`);
    });
  }
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    withInner(entry, [...path, key], name === "" ? key : `${name}.${key}`),
  );
}

/** A rule is a rule wherever it stands, so what is inside goes by that name. */
function withInner(entry: unknown, path: Place["path"], name: string): Place[] {
  const inner = isRule(entry) ? RULE : name;
  return [{ path, name: typeof path.at(-1) === "number" ? inner : name, inner }, ...places(entry, path, inner)];
}

const RULE = "(rule)";

/** A persona also says whom it is `not`, and an asset its `event`. */
function isRule(entry: unknown): boolean {
  if (!isMapping(entry) || Object.hasOwn(entry, "key")) return false;
  return ["all", "any", "not", "attribute", "event"].some((key) => Object.hasOwn(entry, key));
}

function kindOf(question: object): string {
  const kind: unknown = Reflect.get(question, "generate") === undefined ? Reflect.get(question, "kind") : "generate";
  return String(kind);
}

function at(value: unknown, path: Place["path"]): unknown {
  return path.reduce<unknown>(
    (part, step) => (typeof part === "object" && part !== null ? Reflect.get(part, step) : undefined),
    value,
  );
}

function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
