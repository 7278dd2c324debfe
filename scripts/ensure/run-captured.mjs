import { spawn } from "node:child_process";

/** Runs a tool with its output kept aside, so that stdout stays the command's own. */
export function runCaptured(command, args, { cwd, env } = {}) {
  return new Promise((settle) => {
    let output = "";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) =>
      settle({ isOk: false, output: `${output}\n${error.code ?? ""} ${error.message}` }),
    );
    child.on("close", (code, signal) => settle({ isOk: code === 0, output, signal }));
  });
}
