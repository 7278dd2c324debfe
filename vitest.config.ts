import { configDefaults, defineConfig } from "vitest/config";

const needsDatabase = "**/*.db.test.ts";
/** What is seen with processes, connections and disks that fail keeps its modules to itself. */
const alone = [
  "{apps,packages}/*/src/**/guarantees/{26,27,28,29,30,33}-*.db.test.ts",
  "{apps,packages}/*/src/**/killed-*.db.test.ts",
];

/**
 * Each worker holds a database of its own, and waits for it: three keep two processors busy. As all projects
 * have as many, they run as one, and only the last of them waits for its longest file.
 */
const maxWorkers = 3;

const database = {
  globalSetup: ["packages/db/src/testing/global-setup.ts"],
  maxWorkers,
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
          maxWorkers,
          testTimeout: 20_000,
          // Nothing here changes a module's state, so modules are loaded once: half the time.
          isolate: false,
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
        },
      },
      {
        test: {
          ...database,
          name: "db-alone",
          // Each process would compile the database's client better than it has time to use it.
          execArgv: ["--liftoff-only"],
          include: alone,
        },
      },
    ],
  },
});
