import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fingerprint, matchesStamp } from "./fingerprint.mjs";
import { holdLock } from "./hold-lock.mjs";
import { lockFile, root } from "./paths.mjs";
import { refuseFailure } from "./refuse.mjs";
import { runCaptured } from "./run-captured.mjs";

const apps = ["console", "portal"];

/** What both applications are built from besides their own folder. */
const packages = ["api", "db", "domain", "mediation", "services", "ui"];

/**
 * Builds the applications whose sources have changed, one after the other: each takes a gigabyte of memory.
 */
export async function buildApps() {
  for (const app of apps) await holdLock(join(root, `.tributary/build-${app}.lock`), () => buildApp(app));
}

async function buildApp(app) {
  const folder = join(root, "apps", app);
  const stamp = join(folder, ".next/tributary-built-from");
  const sources = sourcesOf(folder);
  if (existsSync(join(folder, ".next/BUILD_ID")) && matchesStamp(stamp, sources)) return;
  process.stderr.write(`Building the ${app} (about a minute)\n`);
  const next = createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");
  const { isOk, output } = await runCaptured(process.execPath, [next, "build"], {
    cwd: folder,
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  if (!isOk) refuseFailure(`Building the ${app}`, output, folder);
  writeFileSync(stamp, sources);
}

function sourcesOf(folder) {
  const own = ["src", "next.config.ts", "postcss.config.mjs", "package.json"].map((name) =>
    join(folder, name),
  );
  const used = packages.map((name) => join(root, "packages", name, "src"));
  return fingerprint(lockFile, ...own, ...used);
}
