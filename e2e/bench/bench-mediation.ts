import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { type Spread, spreadOf } from "./figures.ts";
import type { BenchOptions } from "./options.ts";
import type { BenchReport } from "./report.ts";
import { type Column, tableText } from "./table.ts";

/** What a round of `packages/mediation/src/bench` measured: records per second, micros of processor time. */
interface Round {
  readonly heapCopy: number;
  readonly rootCopy: number;
  readonly multiRowInsert: number;
  readonly createMany: number;
  readonly oneWorker: number;
  readonly twoWorkers: number;
  readonly fourWorkers: number;
  readonly nodeMicros: number;
  readonly postgresMicros: number;
  readonly overlapCost: number;
}

interface Measured {
  readonly rounds: readonly Round[];
  readonly peakBytes: number;
  readonly memoryRatio: number;
}

interface Figure {
  readonly name: string;
  readonly what: string;
  readonly values: readonly number[];
  readonly bound?: { readonly kind: "at least" | "at most"; readonly value: number };
}

const COLUMNS: readonly Column<Figure>[] = [
  { title: "Figure", value: ({ name }) => `\`${name}\`` },
  { title: "What", value: ({ what }) => what },
  { title: "Median", isNumber: true, value: ({ values }) => digits(spreadOf(values).middle) },
  { title: "Range", isNumber: true, value: ({ values }) => rangeText(spreadOf(values)) },
  { title: "Aim", isNumber: true, value: ({ bound }) => (bound ? `${bound.kind} ${bound.value}` : "") },
];

/** Measures how fast usage is taken in, against what the database could do at the most, round by round. */
export function benchMediation({ rounds }: BenchOptions): BenchReport {
  const root = resolve(import.meta.dirname, "../..");
  const script = resolve(root, "packages/mediation/src/bench/main.ts");
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", script, "--rounds", String(rounds)],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", maxBuffer: 10_000_000 },
  );
  if (status !== 0) throw new Error("mediation could not be measured: its own words stand above");
  return reportOf(JSON.parse(stdout) as Measured);
}

function reportOf(measured: Measured): BenchReport {
  const figures = figuresOf(measured);
  const missed = figures.filter((figure) => !isKept(figure));
  const bounded = figures.filter(({ bound }) => bound !== undefined);
  return {
    title: "Mediation",
    rounds: measured.rounds.length,
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

function figuresOf({ rounds, peakBytes, memoryRatio }: Measured): Figure[] {
  const each = (value: (round: Round) => number): number[] => rounds.map(value);
  const atLeast = (value: number) => ({ kind: "at least", value }) as const;
  const atMost = (value: number) => ({ kind: "at most", value }) as const;
  return [
    {
      name: "ratioToRootCopy",
      what: "2 workers / COPY of the same rows through one partitioned table with a key of 3 columns",
      values: each(({ twoWorkers, rootCopy }) => twoWorkers / rootCopy),
      bound: atLeast(1.5),
    },
    {
      name: "ratioToRootCopyOneWorker",
      what: "1 worker / the same",
      values: each(({ oneWorker, rootCopy }) => oneWorker / rootCopy),
      bound: atLeast(1),
    },
    {
      name: "ratioToHeapCopy",
      what: "2 workers / COPY into a logged heap without a key",
      values: each(({ twoWorkers, heapCopy }) => twoWorkers / heapCopy),
      bound: atLeast(0.5),
    },
    {
      name: "ratioToMultiRowInsert",
      what: "2 workers / INSERT of 1,000 rows each",
      values: each(({ twoWorkers, multiRowInsert }) => twoWorkers / multiRowInsert),
    },
    {
      name: "ratioToCreateMany",
      what: "2 workers / Prisma createMany of 1,000 rows each",
      values: each(({ twoWorkers, createMany }) => twoWorkers / createMany),
      bound: atLeast(80),
    },
    { name: "recordsPerSecond", what: "2 workers", values: each(({ twoWorkers }) => twoWorkers) },
    { name: "recordsPerSecondOneWorker", what: "1 worker", values: each(({ oneWorker }) => oneWorker) },
    { name: "recordsPerSecondFourWorkers", what: "4 workers", values: each((round) => round.fourWorkers) },
    {
      name: "nodeMicrosPerRecord",
      what: "processor time in Node",
      values: each((round) => round.nodeMicros),
    },
    {
      name: "postgresMicrosPerRecord",
      what: "processor time in PostgreSQL",
      values: each(({ postgresMicros }) => postgresMicros),
    },
    {
      name: "overlapCost",
      what: "PostgreSQL's time for a file half of which is stored / for a new one",
      values: each(({ overlapCost }) => overlapCost),
      bound: atMost(2),
    },
    {
      name: "memoryRatio",
      what: "peak memory for a file ten times as large / for the file",
      values: [memoryRatio],
      bound: atMost(1.2),
    },
    {
      name: "peakMegabytes",
      what: "peak memory of a worker with every SIM loaded",
      values: [peakBytes / 1_000_000],
      bound: atMost(700),
    },
  ];
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
