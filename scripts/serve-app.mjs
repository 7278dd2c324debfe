// Runs one application's server until its parent is gone: a parent that was killed closes the pipe and cannot say more.
//   node scripts/serve-app.mjs <console|portal> <port> <start|dev>
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./ensure/paths.mjs";

const [app, port, mode] = process.argv.slice(2);
const folder = join(root, "apps", app);
process.chdir(folder);
process.stdin.on("end", () => process.exit(0)).resume();
const bin = createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");
process.argv.splice(1, process.argv.length, bin, mode, "-H", "127.0.0.1", "-p", port);
await import(pathToFileURL(bin).href);
