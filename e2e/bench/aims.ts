import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { type Spread, spreadOf } from "./figures.ts";
import type { BenchReport } from "./report.ts";
import { type Column, tableText } from "./table.ts";

const root = resolve(import.meta.dirname, "../..");

/** A figure by rounds, and what it aims at. */
export interface Figure {
  readonly name: string;
  readonly what: string;
  readonly values: readonly number[];
  readonly bound?: Bound;
}

interface Bound {
  readonly kind: "at least" | "at most";
  readonly value: number;
}

export const atLeast = (value: number): Bound => ({ kind: "at least", value });
export const atMost = (value: number): Bound => ({ kind: "at most", value });

const COLUMNS: readonly Column<Figure>[] = [
  { title: "Figure", value: ({ name }) => `\`${name}\`` },
  { title: "What", value: ({ what }) => what },
  { title: "Median", isNumber: true, value: ({ values }) => digits(spreadOf(values).middle) },
  { title: "Range", isNumber: true, value: ({ values }) => rangeText(spreadOf(values)) },
  { title: "Aim", isNumber: true, value: ({ bound }) => (bound ? `${bound.kind} ${bound.value}` : "") },
];

/** Runs a bench of a package as a process of its own: nothing here opens a database. */
export function measured(script: string, rounds: number): unknown {
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", resolve(root, script), "--rounds", String(rounds)],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", maxBuffer: 10_000_000 },
  );
  if (status !== 0) throw new Error(`${script} could not measure: its own words stand above`);
  return JSON.parse(stdout);
}

/** A report of figures by their medians. */
export function aimsReport(
  title: BenchReport["title"],
  rounds: number,
  figures: readonly Figure[],
): BenchReport {
  const missed = figures.filter((figure) => !isKept(figure));
  const bounded = figures.filter(({ bound }) => bound !== undefined);
  return {
    title,
    rounds,
    table: tableText(COLUMNS, figures),
    findings: [
      `${bounded.length - missed.length} of ${bounded.length} aims are reached` +
        (missed.length === 0 ? "." : `; not reached: ${missed.map(({ name }) => name).join(", ")}.`),
    ],
    isWithin: missed.length === 0,
    figures: {
      ...Object.fromEntries(figures.map(({ name, values }) => [name, spreadOf(values).middle])),
      spreads: Object.fromEntries(figures.map(({ name, values }) => [name, spreadOf(values)])),
      notReached: missed.map(({ name }) => name),
    },
  };
}

function isKept({ values, bound }: Figure): boolean {
  if (bound === undefined) return true;
  const { middle } = spreadOf(values);
  return bound.kind === "at least" ? middle >= bound.value : middle <= bound.value;
}

function rangeText({ low, high }: Spread): string {
  return low === high ? "" : `${digits(low)}–${digits(high)}`;
}

/** Three figures that mean something, or whole records. */
function digits(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}
