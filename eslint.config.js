import js from "@eslint/js";
import tseslint from "typescript-eslint";

const TESTS = ["**/*.test.ts", "**/*.test.tsx", "tests/**"];

/** One import that a layer must not make. Patterns are regular expressions: a `group` that starts with # is a comment. */
const no = (regex, message) => ({ regex, message });

const REMIX = no("^(@remix-run/|react$|react-dom|react/)", "Pages are above this layer.");
const SQL = no("^(kysely|pg)$|^#db/(?!schema)", "Reach the database through app/stores.");
const FSRS = no("^ts-fsrs$", "Only app/domain/memory sees ts-fsrs.");
const UPWARD = {
  domain: no(
    "^(?!\\.{1,2}/|#app/domain/|zod$|ts-fsrs$).*",
    "The domain imports itself, zod and (in memory/) ts-fsrs: values in, values out.",
  ),
  domainRelative: no(
    "^(\\.\\./)+(stores|use-cases|auth|http|api|jobs|notify|routes|ui)/",
    "The domain knows no other layer.",
  ),
  stores: no(
    "^#app/(use-cases|http|api|jobs|notify|routes|ui|auth/(?!viewer|permissions|throttle))",
    "A store knows the domain and the database only.",
  ),
  useCases: no("^#app/(http|api|jobs|routes|ui)/", "Use-cases serve every door alike and know none."),
  routes: no("^#app/(api|jobs)/", "Pages and API are separate doors to the same use-cases."),
  api: no("^#app/(routes|ui|jobs)/", "Pages and API are separate doors to the same use-cases."),
  ui: no("^#app/(stores|use-cases|auth|http|api|jobs|notify|routes)/|^#db/", "Components get props: no data access."),
};

/** Doors may read through stores; what changes something goes through a use-case, with its rules and its audit record. */
const WRITES = {
  regex: "^#app/stores/(?!idempotency)",
  importNamePattern: "^(insert|update|delete|save|set|mark|lock|enqueue|append|upsert|remove)[A-Z]",
  message: "Changes go through a use-case.",
};

const CLOCK_AND_CHANCE = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Take the instant as an argument: the core has no clock.",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Take the instant as an argument: the core has no clock.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Take a seed as an argument: the core has no chance.",
  },
  { selector: "AwaitExpression", message: "The core does not wait: load before, save after." },
];

const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only app/config.server.ts reads the environment.",
};
const RAW_SQL = {
  selector: "CallExpression[callee.object.name='sql'][callee.property.name='raw']",
  message: "Raw SQL can carry an injection: pass values as parameters, names with sql.ref or sql.id.",
};
const QUERIES = {
  selector: "CallExpression[callee.property.name=/^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/]",
  message: "Queries live in app/stores.",
};
const NATURAL = {
  selector: "TSAsExpression:not([typeAnnotation.typeName.name='const'])",
  message: "Parse or narrow instead of casting; `as const` and `satisfies` are fine.",
};

const restrictImports = (...patterns) => ["error", { patterns }];
const restrictSyntax = (...entries) => ["error", ENVIRONMENT, RAW_SQL, NATURAL, ...entries];

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".cache/", ".greenroom/", "test-results/", "playwright-report/", "content/"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "object-shorthand": "error",
      "prefer-template": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    // Rules that need types: a promise that nobody waits for is the mistake most worth the time they take.
    files: ["app/**/*.{ts,tsx}", "db/**/*.ts", "scripts/**/*.ts", "tests/**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "db/**/*.ts", "scripts/**/*.ts"],
    ignores: TESTS,
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-restricted-syntax": restrictSyntax(),
    },
  },
  { files: ["scripts/**"], rules: { "no-console": "off" } },
  { files: ["**/*.mjs", "**/*.js"], languageOptions: { globals: { process: "readonly", console: "readonly" } } },
  {
    files: ["app/domain/**"],
    ignores: TESTS,
    rules: {
      "no-restricted-imports": restrictImports(UPWARD.domain, UPWARD.domainRelative, FSRS),
      "no-restricted-syntax": restrictSyntax(QUERIES, ...CLOCK_AND_CHANCE),
    },
  },
  {
    files: ["app/domain/memory/**"],
    ignores: TESTS,
    rules: { "no-restricted-imports": restrictImports(UPWARD.domain, UPWARD.domainRelative) },
  },
  {
    files: ["app/stores/**"],
    ignores: TESTS,
    rules: { "no-restricted-imports": restrictImports(UPWARD.stores, REMIX, FSRS) },
  },
  {
    files: ["app/use-cases/**"],
    ignores: TESTS,
    rules: {
      "no-restricted-imports": restrictImports(UPWARD.useCases, REMIX, FSRS),
      "no-restricted-syntax": restrictSyntax(QUERIES),
    },
  },
  {
    files: ["app/routes/**"],
    ignores: TESTS,
    rules: {
      "no-restricted-imports": restrictImports(UPWARD.routes, WRITES, SQL, FSRS),
      "no-restricted-syntax": restrictSyntax(QUERIES),
    },
  },
  {
    files: ["app/api/**"],
    ignores: TESTS,
    rules: {
      "no-restricted-imports": restrictImports(UPWARD.api, WRITES, REMIX, FSRS),
      "no-restricted-syntax": restrictSyntax(QUERIES),
    },
  },
  {
    files: ["app/ui/**"],
    rules: {
      "no-restricted-imports": restrictImports(UPWARD.ui, SQL, FSRS),
      "no-restricted-syntax": restrictSyntax(QUERIES),
    },
  },
  {
    files: ["app/{http,jobs,notify,auth}/**"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": restrictSyntax(QUERIES) },
  },
  {
    files: ["app/config.server.ts"],
    rules: { "no-restricted-syntax": ["error", RAW_SQL, NATURAL, QUERIES] },
  },
);
