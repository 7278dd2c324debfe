import { guaranteeTable } from "./guarantee-lines.mjs";

/** Prints what a run came to, and ends the process by it. */
export function tellOutcome({ passed, faults, lines, slowest }) {
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
}
