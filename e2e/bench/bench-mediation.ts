import { aimsReport, atLeast, atMost, type Figure, measured } from "./aims.ts";
import type { BenchOptions } from "./options.ts";
import type { BenchReport } from "./report.ts";

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

/** Measures how fast usage is taken in, against what the database could do at the most, round by round. */
export function benchMediation({ rounds }: BenchOptions): BenchReport {
  const found = measured("packages/mediation/src/bench/main.ts", rounds) as Measured;
  return aimsReport("Mediation", found.rounds.length, figuresOf(found));
}

function figuresOf({ rounds, peakBytes, memoryRatio }: Measured): Figure[] {
  const each = (value: (round: Round) => number): number[] => rounds.map(value);
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
