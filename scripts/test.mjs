import { ensure } from "./ensure.mjs";
import { guaranteeTable } from "./test/guarantee-lines.mjs";
import { runPlaywright } from "./test/run-playwright.mjs";
import { runVitest } from "./test/run-vitest.mjs";
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

if (lines.length) process.stdout.write(`\nGuarantees\n${guaranteeTable(lines).join("\n")}\n`);
if (slowest.length) {
  const told = slowest.map(({ seconds, file }) => `  ${String(seconds).padStart(4)} s  ${file}\n`);
  process.stdout.write(`\nSlowest test files\n${told.join("")}`);
}
// Said last, so that whoever sees only the end of a long log sees it.
if (faults.length) process.stdout.write(`\nFailed\n${faults.map((fault) => `  ${fault}\n`).join("")}`);
process.stdout.write(`\n${passed} passed, ${faults.length} failed\n`, () =>
  process.exit(faults.length ? 1 : 0),
);
