import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./ensure/paths.mjs";
import { ensure } from "./ensure.mjs";

/**
 * Runs the command line with this process's streams; answers its exit code, and dies by the signal it died
 * by.
 */
export async function runCli(args) {
  await ensure();
  const tsx = pathToFileURL(createRequire(join(root, "package.json")).resolve("tsx")).href;
  const main = join(root, "apps/cli/src/main.ts");
  const child = spawn(process.execPath, ["--import", tsx, main, ...args], { stdio: "inherit" });
  const stopPassing = passSignals(child);
  return new Promise((answer) => {
    child.on("exit", (code, signal) => {
      stopPassing();
      if (!signal) answer(code ?? 1);
      else process.kill(process.pid, signal);
    });
  });
}

/** A terminal sends Ctrl-C to the whole group by itself: passing it on would interrupt the child twice. */
function passSignals(child) {
  const passed = ["SIGTERM", "SIGHUP"].map((signal) => [signal, () => child.kill(signal)]);
  passed.push(["SIGINT", () => process.stdin.isTTY || child.kill("SIGINT")]);
  for (const [signal, pass] of passed) process.on(signal, pass);
  // Whoever refuses something meanwhile ends this process: the child is not left behind.
  const end = () => child.kill();
  process.once("exit", end);
  return () => {
    process.off("exit", end);
    for (const [signal, pass] of passed) process.off(signal, pass);
  };
}
