import { aimsReport, atLeast, atMost, measured } from "./aims.ts";
import type { BenchOptions } from "./options.ts";
import type { BenchReport } from "./report.ts";

/** What a round of `packages/services/src/bench/bench-settlement.ts` measured. */
interface Round {
  readonly scanSeconds: number;
  readonly aggregateSeconds: number;
  readonly differences: number;
  readonly rewrite: number;
  readonly update: number;
  readonly swapMilliseconds: number;
}

interface Measured {
  readonly rounds: readonly Round[];
  readonly aggregateRows: number;
  readonly sums: number;
}

/** Measures a month's sums and rating it again, with 10,000,000 CDRs of 10 operators. */
export function benchSettlement({ rounds }: BenchOptions): BenchReport {
  const found = measured("packages/services/src/bench/settlement.ts", rounds) as Measured;
  const each = (value: (round: Round) => number): number[] => found.rounds.map(value);
  const wrong = each(({ differences }) => differences).reduce((sum, count) => sum + count, 0);
  const report = aimsReport("Settlement", found.rounds.length, [
    {
      name: "scanToAggregates",
      what: "the month's sums of all operators by a scan of the CDRs / from aggregates, as settlement asks",
      values: each(({ scanSeconds, aggregateSeconds }) => scanSeconds / aggregateSeconds),
      bound: atLeast(40),
    },
    {
      name: "differences",
      what: "sums of records, quantities and charges that differ between the two, to the unit",
      values: each(({ differences }) => differences),
      bound: atMost(0),
    },
    {
      name: "rewriteToUpdate",
      what: "rating a month again by writing it anew / by UPDATE, records per second",
      values: each(({ rewrite, update }) => rewrite / update),
      bound: atLeast(2),
    },
    { name: "scanSeconds", what: "by the scan", values: each(({ scanSeconds }) => scanSeconds) },
    {
      name: "aggregateMilliseconds",
      what: "from aggregates",
      values: each(({ aggregateSeconds }) => aggregateSeconds * 1000),
    },
    {
      name: "rewrittenPerSecond",
      what: "records rated again by writing the month anew",
      values: each(({ rewrite }) => rewrite),
    },
    { name: "updatedPerSecond", what: "by UPDATE", values: each(({ update }) => update) },
    {
      name: "swapMilliseconds",
      what: "for which a reader of the month may have to wait",
      values: each(({ swapMilliseconds }) => swapMilliseconds),
    },
    { name: "aggregateRows", what: "sums by file that are there", values: [found.aggregateRows] },
  ]);
  const equal = `${wrong} differences in ${found.rounds.length} × ${found.sums} sums.`;
  return { ...report, findings: [...report.findings, equal] };
}
