import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { roomiestFolder } from "@tributary/db/testing/roomiest-folder";

export const projectRoot = resolve(import.meta.dirname, "../../../..");

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A home of a test's own, in which commands run as child processes the way a user runs them. */
export interface TestHome {
  readonly folder: string;
  run(...args: string[]): Promise<CliResult>;
  /** The answer of a command that was asked for JSON. */
  json<Json>(...args: string[]): Promise<Json>;
  remove(): void;
}

export function testHome(): TestHome {
  const folder = mkdtempSync(join(roomiestFolder(), "tributary-cli-"));
  chmodSync(folder, 0o755);
  const run = (...args: string[]): Promise<CliResult> => runCli(args, join(folder, "home"));
  return {
    folder,
    run,
    async json(...args) {
      const { stdout } = await run(...args, "--json");
      return JSON.parse(stdout);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What ends soon is not worth compiling well: its database clients start in half the time. */
const FASTER = "--liftoff-only";
const ENTRY = join(projectRoot, "apps/cli/src/main.ts");

/** The program that `npm run tributary` starts; asked for once, as looking for changed sources takes time. */
let program: string | undefined;

/** Starts the command line as a child process on a home. */
export function startCli(args: readonly string[], home: string): ChildProcessWithoutNullStreams {
  const { DATABASE_URL: _, ...environment } = process.env;
  program ??= execFileSync(process.execPath, [join(projectRoot, "scripts/program.mjs"), ENTRY], {
    encoding: "utf8",
  });
  return spawn(process.execPath, [FASTER, "--enable-source-maps", program, ...args], {
    cwd: projectRoot,
    env: { ...environment, TRIBUTARY_HOME: home },
  });
}

/** Runs the command line as a child process on a home. */
export function runCli(args: readonly string[], home: string): Promise<CliResult> {
  const child = startCli(args, home);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}
