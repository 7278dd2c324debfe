import { configDefaults, defineConfig } from "vitest/config";

const needsDatabase = "**/*.db.test.ts";
/** What is seen with processes of their own, killed ones among them, keeps its modules to itself. */
const alone = [
  "{apps,packages}/*/src/**/guarantees/*.db.test.ts",
  "{apps,packages}/*/src/**/killed-*.db.test.ts",
];

const database = {
  globalSetup: ["packages/db/src/testing/global-setup.ts"],
  // Each worker holds a database of its own, and waits for it: three keep two processors busy.
  maxWorkers: 3,
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

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
          ...database,
          name: "db",
          include: [`{apps,packages}/*/src/${needsDatabase}`],
          exclude: [...configDefaults.exclude, ...alone],
          // Loading modules anew for each file took 3 s of processor time: CONTRIBUTING says what this asks.
          isolate: false,
          setupFiles: ["packages/db/src/testing/own-environment.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...database,
          name: "db-alone",
          include: alone,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
