import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { periodOf } from "@tributary/domain/period/period";
import {
  type ContractCharges,
  periodFees,
  type UnitEconomics,
  type UsageLevel,
  unitEconomics,
} from "@tributary/domain/plan/unit-economics";
import { ownZones } from "../usage/own-zones.ts";
import { contractCharges } from "./contract-charges.ts";
import { findPlan, versionOf } from "./find-plan.ts";

export interface EconomicsRequest {
  readonly code: string;
  /** Absent: the one that is shown first. */
  readonly version?: number;
  /** Absent: the latest that was rated. */
  readonly period?: string;
  /** Whether the asker may read what the contract charges. */
  readonly seesContract: boolean;
}

/** Why there is no comparison with the contract. */
export type NoContract = "not-permitted" | "no-statement" | "other-currency";

export interface ShownEconomics {
  readonly period: string | null;
  /** Rated periods, the latest first. */
  readonly periods: readonly string[];
  /** Who were rated on this version. */
  readonly subscribers: number;
  readonly currency: string;
  readonly feesMicros: bigint;
  /** p50 and p90; none while nobody was rated. */
  readonly levels: readonly UsageLevel[];
  readonly contract: (UnitEconomics & { readonly missing: null }) | { readonly missing: NoContract };
}

const PERIODS_SHOWN = 24;

/**
 * Shows what a subscriber of a version uses and is charged at the median and at the ninetieth percentile, and
 * what the operator's contract charges for as much.
 *
 * Units   micros of the rate card's currency, base units.
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showEconomics(db: OperatorDb, request: EconomicsRequest): Promise<ShownEconomics> {
  const { id, terms, rateCard } = versionOf(await findPlan(db.shared, request.code), request.version);
  const { currency } = rateCard;
  const periods = await ratedPeriods(db);
  const period = request.period ?? periods[0] ?? null;
  const feesMicros = periodFees(terms);
  const shown = { period, periods, currency, feesMicros };
  if (period === null) {
    return { ...shown, subscribers: 0, levels: [], contract: { missing: "no-statement" } };
  }
  const { main } = await ownZones(db);
  const until = new Date(periodOf(period, main).endsAt);
  const ratings = await db.reads.planRatings({ planVersionId: id, period, until });
  const ranks = await db.usage.reads.quantityRanks(ratings.map((rating) => rating.id));
  const charges = ratings.map(({ chargeMicros }) => chargeMicros).sort((a, b) => (a < b ? -1 : 1));
  const levels = ([50, 90] as const).map((percentile) => ({
    percentile,
    usageMicros: nearestRank(charges, percentile),
    quantities: ranks.map(({ service, p50, p90 }) => ({ service, quantity: percentile === 50 ? p50 : p90 })),
  }));
  const charged = request.seesContract
    ? await contractCharges(db, { period, currency, zone: main })
    : ({ missing: "not-permitted" } as const);
  return {
    ...shown,
    subscribers: ratings.length,
    levels: ratings.length === 0 ? [] : levels,
    contract: "missing" in charged ? charged : comparedWith(charged, feesMicros, levels),
  };
}

function comparedWith(contract: ContractCharges, feesMicros: bigint, levels: readonly UsageLevel[]) {
  return { ...unitEconomics({ feesMicros, levels, contract }), missing: null };
}

async function ratedPeriods({ shared }: OperatorDb): Promise<string[]> {
  const rated = await shared.retailRating.groupBy({
    by: ["period"],
    orderBy: { period: "desc" },
    take: PERIODS_SHOWN,
  });
  return rated.map(({ period }) => period);
}

/** The least value that as many in a hundred do not go beyond. */
function nearestRank(sorted: readonly bigint[], percentile: number): bigint {
  return sorted[Math.max(0, Math.ceil((sorted.length * percentile) / 100) - 1)] ?? 0n;
}
