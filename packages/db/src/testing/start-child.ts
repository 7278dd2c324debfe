import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const writer = fileURLToPath(new URL("../../../../scripts/program.mjs", import.meta.url));

/** What is to be killed is not worth compiling well: a database client starts in half the time. */
const FASTER = "--liftoff-only";

/** Asked for once in a process, as looking for changed sources takes time. */
const programs = new Map<string, string>();

/**
 * Starts a program of the tests in a process of its own, to be killed: it is told what to do by its
 * arguments or by messages. It is bundled, as loading its modules one by one takes seconds.
 */
export function startChild(
  entry: URL,
  told: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): ChildProcess {
  const program =
    programs.get(entry.href) ??
    execFileSync(process.execPath, [writer, fileURLToPath(entry)], { encoding: "utf8" });
  programs.set(entry.href, program);
  return spawn(process.execPath, [FASTER, "--enable-source-maps", program, ...told], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...settings },
  });
}
