import { spawnSync } from "node:child_process";

/** Runs a tool that asks nothing; only what it complains of is shown. Answers whether it did its work. */
export function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}
