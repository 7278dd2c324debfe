import { configDefaults, defineConfig } from "vitest/config";

const needsDatabase = "**/*.db.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["{apps,packages}/*/src/**/*.test.ts", "{scripts,prisma}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, needsDatabase],
          testTimeout: 20_000,
          // Nothing here changes a module's state, so modules are loaded once: half the time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "db",
          include: [`{apps,packages}/*/src/${needsDatabase}`],
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          // Each worker holds a database of its own, and waits for it: three keep two processors busy.
          maxWorkers: 3,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
