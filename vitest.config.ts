import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          name: "unit",
          // Laws over thousands of random cases, on machines that may be busy.
          testTimeout: 60_000,
          // No module keeps anything at its top and no test changes what is global, so that loading it once serves all: a third of the time.
          isolate: false,
          include: ["shared/**/*.test.ts", "client/**/*.test.{ts,tsx}", "e2e/**/*.test.ts"],
        },
      },
      {
        // One embedded Postgres serves them all, so files take turns.
        test: {
          name: "server",
          include: ["sync-server/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Each journey starts a server and browsers of its own.
        test: {
          name: "e2e",
          // Real browsers killed at real moments: one more try in a world of its own, which the report names; steps that build on
          // one another have none (e2e/support/in-order.ts).
          retry: 1,
          include: ["e2e/**/*.e2e.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
