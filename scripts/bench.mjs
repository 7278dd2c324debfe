// Measures the product in a home of its own and says whether it keeps its bounds.
//   npm run -s bench -- <pages|scale|mediation|scope|settlement> [--rounds 30] [--json] [--write]
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildApps } from "./ensure/apps.mjs";
import { root } from "./ensure/paths.mjs";
import { ensure } from "./ensure.mjs";

const [, , ...words] = process.argv;
const isNamed = words[0] !== undefined && !words[0].startsWith("--");
const benches = isNamed ? [words.shift()] : ["pages", "scale", "mediation", "scope", "settlement"];

await ensure();
if (benches.includes("pages") || benches.includes("scale")) await buildApps();
const main = join(root, "e2e/bench/main.ts");
const codes = benches.map((bench) => {
  const args = ["--import", "tsx", main, bench, ...words];
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
});
process.exitCode = Math.max(...codes);
