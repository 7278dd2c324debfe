import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { writeProgram } from "../workers/write-program.ts";

/** Starts a process of one of this folder's programs; it hears and tells by messages. */
export async function startChild(name: `${string}-child`): Promise<ChildProcess> {
  const program = await writeProgram(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)));
  return spawn(process.execPath, [program], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}
