import { ensure } from "./ensure.mjs";
import { runPlaywright } from "./test/run-playwright.mjs";
import { runVitest } from "./test/run-vitest.mjs";
import { tellOutcome } from "./test/tell-outcome.mjs";
import { checks } from "./verify/checks.mjs";
import { runChecks } from "./verify/run-checks.mjs";

await ensure();
const [faults, lines, slowest] = [[], [], []];
faults.push(...(await runChecks(checks)).map(({ name }) => name));
let passed = checks.length - faults.length;

for (const runTests of [runVitest, runPlaywright]) {
  try {
    const run = await runTests();
    passed += run.passed;
    faults.push(...run.faults);
    lines.push(...run.lines);
    slowest.push(...(run.slowest ?? []));
  } catch (error) {
    process.stdout.write(`${error.stack}\n`);
    faults.push(error.message);
  }
}
tellOutcome({ passed, faults, lines, slowest });
