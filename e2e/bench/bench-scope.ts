import { aimsReport, atMost, measured } from "./aims.ts";
import type { BenchOptions } from "./options.ts";
import type { BenchReport } from "./report.ts";

/** What a round of `packages/db/src/bench/bench-scope.ts` measured. */
interface Round {
  readonly usageRead: number;
  readonly sharedRead: number;
  readonly planMilliseconds: number;
  readonly newOperatorSeconds: number;
}

/** Measures what isolation costs beside 500 operators with 12 months of partitions each. */
export function benchScope({ rounds }: BenchOptions): BenchReport {
  const found = measured("packages/db/src/bench/scope.ts", rounds) as { readonly rounds: readonly Round[] };
  const each = (value: (round: Round) => number): number[] => found.rounds.map(value);
  return aimsReport("Scope", found.rounds.length, [
    {
      name: "usageReadRatio",
      what: "50 CDRs by an operator's door, 16 at a time / by an unscoped client",
      values: each(({ usageRead }) => usageRead),
      bound: atMost(1.4),
    },
    {
      name: "sharedReadRatio",
      what: "one row of a shared table by an operator's door, 16 at a time / by an unscoped client",
      values: each(({ sharedRead }) => sharedRead),
      bound: atMost(1.4),
    },
    {
      name: "planMilliseconds",
      what: "planning the slowest of the portal's questions about raw usage",
      values: each(({ planMilliseconds }) => planMilliseconds),
      bound: atMost(1),
    },
    {
      name: "newOperatorSeconds",
      what: "a new operator: its row, role, schema and months",
      values: each(({ newOperatorSeconds }) => newOperatorSeconds),
      bound: atMost(1),
    },
  ]);
}
