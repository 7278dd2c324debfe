import type { SimRow } from "@tributary/db/doors/sim-batch";
import { type Issue, refuseIssues } from "@tributary/db/terms/issues";
import type { Known } from "./check-references.ts";
import type { MomentReader } from "./moment.ts";
import type { PlacedSim } from "./sim-file.ts";

interface PlacedRow {
  readonly row: SimRow;
  readonly place: string;
}

/**
 * Resolves SIMs into rows and makes sure that no IMSI is held twice at one time.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` naming both places of each clash.
 */
export function planSims(sims: readonly PlacedSim[], known: Known, read: MomentReader): SimRow[] {
  const placed = sims.map(({ operator, sim, place }): PlacedRow => {
    const zone = known.agreements.get(sim.agreement)?.zone ?? "UTC";
    const row = {
      operatorId: operator,
      agreementId: sim.agreement,
      imsi: sim.imsi,
      iccid: sim.iccid,
      msisdn: sim.msisdn,
      validFrom: read(sim.validFrom, zone),
      validUntil: sim.validUntil === null ? null : read(sim.validUntil, zone),
      isTest: sim.isTest,
    };
    return { row, place };
  });
  const issues = [...placed.flatMap(checkSpan), ...checkOverlaps(placed)];
  if (issues.length > 0) throw refuseIssues("INPUT_INVALID", "The list of SIMs", issues);
  return placed.map(({ row }) => row);
}

function checkSpan({ row, place }: PlacedRow): Issue[] {
  const isOrdered = row.validUntil === null || row.validUntil > row.validFrom;
  return isOrdered ? [] : [{ path: [], message: `${place}: validUntil does not lie after validFrom` }];
}

function checkOverlaps(placed: readonly PlacedRow[]): Issue[] {
  const sorted = [...placed].sort(
    (a, b) => compareText(a.row.imsi, b.row.imsi) || a.row.validFrom - b.row.validFrom,
  );
  return sorted.flatMap((later, index) => {
    const earlier = sorted[index - 1];
    if (earlier === undefined || earlier.row.imsi !== later.row.imsi) return [];
    const isClear = earlier.row.validUntil !== null && earlier.row.validUntil <= later.row.validFrom;
    const message = `${later.place}: IMSI ${later.row.imsi} is held already in that time by ${earlier.place}`;
    return isClear ? [] : [{ path: [], message }];
  });
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
