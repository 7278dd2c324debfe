import { ensure } from "./ensure.mjs";
import { guaranteeTable } from "./test/guarantee-lines.mjs";
import { runPlaywright } from "./test/run-playwright.mjs";
import { runVitest } from "./test/run-vitest.mjs";
import { checks } from "./verify/checks.mjs";
import { runCheck } from "./verify/run-check.mjs";

await ensure();
let passed = 0;
let failed = 0;
for (const check of checks) {
  if (await runCheck(check)) passed += 1;
  else failed += 1;
}

const lines = [];
for (const runTests of [runVitest, runPlaywright]) {
  try {
    const run = await runTests();
    passed += run.passed;
    failed += run.failed;
    lines.push(...run.lines);
  } catch (error) {
    process.stdout.write(`${error.stack}\n`);
    failed += 1;
  }
}

if (lines.length) process.stdout.write(`\nGuarantees\n${guaranteeTable(lines).join("\n")}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`, () => process.exit(failed ? 1 : 0));
