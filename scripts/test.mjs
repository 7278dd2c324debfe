import { ensure } from "./ensure.mjs";
import { runPlaywright } from "./test/run-playwright.mjs";
import { runVitest } from "./test/run-vitest.mjs";
import { tellOutcome } from "./test/tell-outcome.mjs";
import { checks } from "./verify/checks.mjs";
import { runCheck } from "./verify/run-check.mjs";

await ensure();
let passed = 0;
const [faults, lines, slowest] = [[], [], []];
for (const check of checks) {
  if (await runCheck(check)) passed += 1;
  else faults.push(check.name);
}

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
