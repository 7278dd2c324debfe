import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { machineText } from "./machine.ts";
import type { BenchReport } from "./report.ts";

const DOCUMENT = resolve(import.meta.dirname, "../../docs/reference/performance.md");

/** Puts what was measured in the place of what was measured before; the rest of the document stays. */
export function writeDocument(report: BenchReport, today: string): void {
  const text = readFileSync(DOCUMENT, "utf8");
  const heading = `## ${report.title}\n`;
  const start = text.indexOf(heading);
  if (start < 0) throw new Error(`${DOCUMENT} has no section "${report.title}"`);
  const next = text.indexOf("\n## ", start);
  const end = next < 0 ? text.length : next + 1;
  const section = `${heading}\n${bodyOf(report, today)}\n`;
  writeFileSync(DOCUMENT, `${(text.slice(0, start) + section + text.slice(end)).trimEnd()}\n`);
}

function bodyOf({ rounds, findings, table }: BenchReport, today: string): string {
  const measured = `Measured on ${today}: ${machineText()}, ${rounds} rounds.`;
  return `${measured}\n\n${findings.map((finding) => `- ${finding}`).join("\n")}\n\n${table}\n`;
}
