import { defineConfig } from "vitest/config";

// A file of its own: the Remix plugin must not be loaded under Vitest.
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: "unit",
          include: ["app/**/*.test.ts", "tests/*.test.ts", "tests/content/**/*.test.ts"],
          exclude: ["app/**/*.database.test.ts"],
          setupFiles: ["tests/support/fail-on-console-error.ts", "tests/support/property-seed.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "database",
          include: ["app/**/*.database.test.ts", "db/**/*.test.ts", "tests/{stores,invariants}/**/*.test.ts"],
          globalSetup: ["tests/support/build.ts", "tests/support/database-server.ts"],
          setupFiles: ["tests/support/fail-on-console-error.ts", "tests/support/property-seed.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "http",
          include: ["tests/http/**/*.test.ts"],
          globalSetup: ["tests/support/build.ts", "tests/support/database-server.ts"],
          setupFiles: ["tests/support/fail-on-console-error.ts", "tests/support/property-seed.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
