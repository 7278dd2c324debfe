import { spawn } from "node:child_process";
import { cliProgram } from "./ensure/program.mjs";
import { ensure } from "./ensure.mjs";

/**
 * Runs the command line with this process's streams; answers its exit code, and dies by the signal it died
 * by.
 */
export async function runCli(args) {
  await ensure();
  const program = ["--enable-source-maps", await cliProgram()];
  const child = spawn(process.execPath, [...program, ...args], { stdio: "inherit" });
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
