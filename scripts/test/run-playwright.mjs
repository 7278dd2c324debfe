import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium, playwrightCli } from "../ensure/chromium.mjs";
import { root } from "../ensure/paths.mjs";
import { readClosingLines } from "./guarantee-lines.mjs";

/** Runs the journeys in a browser: the counts, what failed, and the closing figures that they print. */
export async function runPlaywright() {
  ensureChromium();
  const folder = mkdtempSync(join(tmpdir(), "tributary-playwright-"));
  const report = join(folder, "report.json");
  try {
    const output = await printed(process.execPath, [playwrightCli(), "test", "--reporter=list,json"], {
      cwd: join(root, "e2e"),
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    });
    const { stats, suites, errors } = JSON.parse(readFileSync(report, "utf8"));
    // A journey that was skipped or only passed when tried again has shown nothing.
    const open = suites
      .flatMap(specsOf)
      .filter(({ tests }) => tests.some(({ status }) => status !== "expected"));
    const faults = [
      ...open.map(({ file, line, title }) => `e2e/${file}:${line}: ${title}`),
      ...errors.map(({ message }) => message.split("\n", 1)[0]),
    ];
    return { passed: stats.expected, faults, lines: readClosingLines(output) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** Passes the tool's words on while it runs, and keeps them. */
function printed(command, args, options) {
  return new Promise((settle, fail) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on("error", fail);
    child.on("close", () => settle(output));
  });
}
