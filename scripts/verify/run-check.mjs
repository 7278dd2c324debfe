import { root } from "../ensure/paths.mjs";
import { pathWithTools } from "../ensure/pnpm.mjs";
import { runCaptured } from "../ensure/run-captured.mjs";

const settings = {
  PATH: pathWithTools,
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  NO_UPDATE_NOTIFIER: "1",
  // The output is kept and printed later, so the tools cannot ask whether a terminal reads it.
  ...(process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" }),
};

/** Runs one check; prints one line with its time, and what the tool said only when it failed. */
export async function runCheck({ name, command: [tool, ...args] }) {
  const startedAt = performance.now();
  const { isOk, output } = await runCaptured(tool, args, { cwd: root, env: settings });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!isOk) process.stdout.write(`${output.trimEnd()}\n`);
  process.stdout.write(`${isOk ? "ok  " : "FAIL"}  ${name.padEnd(20)} ${seconds.padStart(5)} s\n`);
  return isOk;
}
