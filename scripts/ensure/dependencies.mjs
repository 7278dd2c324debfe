import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, matchesStamp } from "./fingerprint.mjs";
import { lockFile, root } from "./paths.mjs";
import { pnpm } from "./pnpm.mjs";
import { refuse, refuseFailure } from "./refuse.mjs";
import { runCaptured } from "./run-captured.mjs";

const stamp = join(root, "node_modules/.tributary-installed");

export function areDependenciesCurrent() {
  return matchesStamp(stamp, fingerprint(lockFile));
}

export async function installDependencies() {
  process.stderr.write("Installing dependencies (about a minute the first time)\n");
  const [npx, ...args] = [...pnpm, "install", "--frozen-lockfile"];
  const { isOk, output } = await runCaptured(npx, args, { cwd: root, env: { CI: "true" } });
  if (!isOk && /ENOENT.*npx/.test(output))
    refuse("npx is missing: install npm, which ships with Node, and run again.");
  if (!isOk) refuseFailure("pnpm install", output, root);
  writeFileSync(stamp, fingerprint(lockFile));
}
