import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../ensure/paths.mjs";
import { pathWithTools } from "../ensure/pnpm.mjs";

/** Runs one of the house's tools in a planted tree; a fault makes it exit non-zero and name the file. */
export function runTool(tree: string, name: string, ...args: string[]) {
  const result = spawnSync(join(root, "node_modules/.bin", name), args, {
    cwd: tree,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: pathWithTools,
      NO_COLOR: "1",
      FORCE_COLOR: "0",
      TURBO_TELEMETRY_DISABLED: "1",
    },
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error) throw result.error;
  return { exitCode: result.status, stdout: result.stdout, output: `${result.stdout}${result.stderr}` };
}

/** Whether a package can load a module, asked of a Node without the search path that pnpm's shims set. */
export function canResolve(folder: string, source: string) {
  const { NODE_PATH: _, ...env } = process.env;
  const ask = `require.resolve(${JSON.stringify(source)})`;
  return spawnSync(process.execPath, ["-e", ask], { cwd: join(root, folder), env }).status === 0;
}
