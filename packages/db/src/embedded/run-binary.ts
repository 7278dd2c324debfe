import { spawn } from "node:child_process";
import type { ServerUser } from "./server-user.ts";

export interface RunResult {
  readonly status: number | null;
  readonly output: string;
}

/** A server that a binary leaves behind may keep the pipes open: its last words are awaited this long. */
const LAST_WORDS_MS = 300;

/** Runs one server binary to its end, under the server's account and away from the caller's locale. */
export function runBinary(binary: string, args: readonly string[], user: ServerUser): Promise<RunResult> {
  const { PATH = "", SystemRoot, NODE_ENV } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, {
      ...user,
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH, SystemRoot, NODE_ENV, LC_ALL: "C.UTF-8", TZ: "UTC" },
    });
    let output = "";
    const keep = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("exit", (status) => {
      const finish = (): void => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ status, output });
      };
      const timer = setTimeout(finish, LAST_WORDS_MS);
      child.once("close", () => {
        clearTimeout(timer);
        finish();
      });
    });
  });
}
