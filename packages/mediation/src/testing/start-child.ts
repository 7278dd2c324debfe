import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { writeProgram } from "../workers/write-program.ts";

/** Starts a process of a program of the tests; it hears and tells by messages. */
export async function startChild(entry: URL): Promise<ChildProcess> {
  const program = await writeProgram(fileURLToPath(entry));
  return spawn(process.execPath, [program], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}
