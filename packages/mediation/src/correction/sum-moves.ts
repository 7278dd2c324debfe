import { SUSPENSE } from "../pipeline/judge-record.ts";
import type { Move } from "./find-moves.ts";
import type { MovedRecords } from "./types.ts";

/** Sums moves by who had the records, who has them now, and line. */
export function sumMoves(moves: readonly Move[]): MovedRecords[] {
  const sums = new Map<string, { sum: MovedRecords; sims: Set<string> }>();
  for (const { from, to, record } of moves) {
    const key = JSON.stringify([from.operatorId, to.operatorId, record.lineCode]);
    const known = sums.get(key) ?? {
      sum: nothing(from.operatorId, to.operatorId, record.lineCode),
      sims: new Set(),
    };
    known.sims.add(JSON.stringify([record.imsi, record.iccid, record.msisdn]));
    sums.set(key, {
      sims: known.sims,
      sum: {
        ...known.sum,
        sims: known.sims.size,
        records: known.sum.records + 1,
        quantity: known.sum.quantity + record.ratedQuantity,
        chargeMicros: known.sum.chargeMicros + record.chargeMicros,
      },
    });
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { sum }]) => sum);
}

function nothing(from: string, to: string, lineCode: string): MovedRecords {
  const counts = { sims: 0, records: 0, quantity: 0n, chargeMicros: 0n };
  return { from: operatorOf(from), to: operatorOf(to), lineCode, ...counts };
}

/** Outside the usage schemas nobody is null. */
export function operatorOf(code: string): string | null {
  return code === SUSPENSE ? null : code;
}
