import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./ensure/paths.mjs";
import { ensure } from "./ensure.mjs";

/** Runs the command line with this process's streams; its exit code or signal becomes ours. */
export async function runCli(args) {
  await ensure();
  const tsx = pathToFileURL(createRequire(join(root, "package.json")).resolve("tsx")).href;
  const main = join(root, "apps/cli/src/main.ts");
  const child = spawn(process.execPath, ["--import", tsx, main, ...args], { stdio: "inherit" });
  passSignals(child);
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** A terminal sends Ctrl-C to the whole group by itself: passing it on would interrupt the child twice. */
function passSignals(child) {
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.on("SIGINT", () => {
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
}
