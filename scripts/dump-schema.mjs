// Writes prisma/schema.sql from a freshly migrated database. Commit the difference with its migration.
import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const run = spawnSync(process.execPath, ["--import", "tsx", "packages/db/src/catalog/write-schema.ts"], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;
