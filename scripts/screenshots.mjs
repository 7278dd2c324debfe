// Takes the pictures of the README anew, from the sample story: node scripts/screenshots.mjs
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildApps } from "./ensure/apps.mjs";
import { ensureChromium } from "./ensure/chromium.mjs";
import { root } from "./ensure/paths.mjs";
import { ensure } from "./ensure.mjs";

await ensure();
await buildApps();
ensureChromium();
const args = ["--import", "tsx", join(root, "e2e/screenshots/take.ts")];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
