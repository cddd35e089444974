import ts from "typescript";
import { expect, test } from "vitest";
import { fromProjectRoot } from "#db/project-root.ts";
import { testDatabase } from "#tests/support/database.ts";

const database = testDatabase();

interface Column {
  readonly nullable: boolean;
  /** May be left out of an insert. */
  readonly optional: boolean;
  readonly type: string;
}
type Tables = Record<string, Record<string, Column>>;

test("db/schema.ts says what the migrated database has: tables, columns, nullability, defaults, types", async () => {
  expect(declared()).toEqual(await migrated());
});

test("every constraint and index carries a name somebody chose", async () => {
  const { rows } = await database.pool.query<{ name: string }>(`
    select conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname = 'public' and contype in ('c', 'f', 'p', 'u') and conname ~ '_(check|fkey|pkey|key)\\d*$'
      and conrelid::regclass::text !~ '^kysely_'`);
  expect(rows.filter(({ name }) => name !== "team_key_unique" && name !== "campaign_key_unique")).toEqual([]);
});

/** The interfaces as the compiler reads them. */
function declared(): Tables {
  const file = fromProjectRoot("db", "schema.ts");
  const program = ts.createProgram([file], {
    strict: true,
    skipLibCheck: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const db = source?.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === "DB");
  if (!db) throw new Error("db/schema.ts declares no interface DB");
  const tables = checker.getTypeAtLocation(db).getProperties();
  return Object.fromEntries(
    tables.map((table) => [table.name, columnsOf(checker, checker.getTypeOfSymbolAtLocation(table, db), db)]),
  );
}

function columnsOf(checker: ts.TypeChecker, table: ts.Type, at: ts.Node): Record<string, Column> {
  return Object.fromEntries(
    table.getProperties().map((column) => {
      const type = checker.getTypeOfSymbolAtLocation(column, at);
      const member = (name: string) => {
        const found = type.getProperty(name);
        return found && checker.getTypeOfSymbolAtLocation(found, at);
      };
      const selected = member("__select__") ?? type;
      const inserted = member("__insert__") ?? type;
      const includes = (of: ts.Type, flag: ts.TypeFlags) =>
        (of.isUnion() ? of.types : [of]).some((one) => one.flags & flag);
      const neverInserted = Boolean(inserted.flags & ts.TypeFlags.Never);
      return [
        column.name,
        {
          nullable: includes(selected, ts.TypeFlags.Null),
          optional: neverInserted || includes(inserted, ts.TypeFlags.Undefined),
          type: kindOf(checker, selected),
        },
      ];
    }),
  );
}

function kindOf(checker: ts.TypeChecker, type: ts.Type): string {
  if (type.flags & ts.TypeFlags.Unknown) return "json";
  const parts = (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & ts.TypeFlags.Null));
  if (parts.every((part) => part.flags & ts.TypeFlags.StringLike)) return "text";
  if (parts.every((part) => part.flags & ts.TypeFlags.NumberLike)) return "number";
  if (parts.every((part) => part.flags & ts.TypeFlags.BooleanLike)) return "boolean";
  return named(checker, parts);
}

const KINDS: Record<string, string> = {
  text: "text",
  uuid: "text",
  int4: "number",
  int8: "number",
  float8: "number",
  numeric: "number",
  bool: "boolean",
  timestamptz: "time",
  jsonb: "json",
  _text: "string[]",
  _uuid: "string[]",
};

async function migrated(): Promise<Tables> {
  const { rows } = await database.pool.query<{
    table: string;
    column: string;
    nullable: boolean;
    optional: boolean;
    type: string;
  }>(`
    select table_name as table, column_name as column, is_nullable = 'YES' as nullable, udt_name as type,
      column_default is not null or is_identity = 'YES' as optional
    from information_schema.columns where table_schema = 'public' and table_name !~ '^kysely_'
    order by table_name, ordinal_position`);
  const tables: Tables = {};
  for (const { table, column, nullable, optional, type } of rows) {
    // Parsed jsonb is unknown, which has null in it already.
    const known = { nullable: nullable && type !== "jsonb", optional, type: KINDS[type] ?? type };
    (tables[camel(table)] ??= {})[camel(column)] = known;
  }
  return tables;
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function named(checker: ts.TypeChecker, parts: readonly ts.Type[]): string {
  const name = parts.map((part) => checker.typeToString(part)).join(" | ");
  return name === "Date" ? "time" : name;
}
