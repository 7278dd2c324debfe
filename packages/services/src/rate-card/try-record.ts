import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { sumMicros } from "@tributary/domain/money/micros";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { wallTimeToInstant } from "@tributary/domain/period/wall-time";
import { createRetailRater } from "@tributary/domain/rate-card/create-retail-rater";
import type { FoundRate, RatedPart, RetailUsage } from "@tributary/domain/rate-card/types";
import type { UnrateableReason } from "@tributary/domain/rating/types";
import { findRateCard, loadVersion } from "./card-versions.ts";

export interface TriedPart extends RatedPart {
  readonly amountMicros: Micros;
}

/** What a record would cost by a version, or why it has no price. */
export type TriedRecord = { readonly currency: CurrencyCode; readonly zone: string } & (
  | { readonly unrateable: UnrateableReason }
  | {
      readonly found: Pick<FoundRate, "rateCode" | "zone" | "unit">;
      readonly description: string;
      readonly parts: readonly TriedPart[];
      readonly totalMicros: Micros;
    }
);

export interface TryRequest {
  readonly code: string;
  readonly version: number;
  readonly usage: Omit<RetailUsage, "occurredAt">;
  /** What the clock of the card's zone shows: `2026-10-05T19:59`. */
  readonly at: string;
  /** Of the rate in the billing cycle before, in its base units. */
  readonly usedBefore: bigint;
}

/**
 * What a record would cost by one version of a card, whenever that is in force, where no bundle pays for it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID` for a time that no clock shows.
 */
export async function tryRecord({ shared }: OperatorDb, request: TryRequest): Promise<TriedRecord> {
  const { code, version, usedBefore } = request;
  const card = await findRateCard(shared, code);
  const loaded = await loadVersion(shared, card.id, version);
  const { currency, zone, rates } = loaded.terms;
  const occurredAt = wallTimeToInstant(request.at, zone);
  const rater = createRetailRater([{ ...loaded, effectiveFrom: occurredAt }]);
  const found = rater.find({ ...request.usage, occurredAt });
  if (found.unrateable !== undefined) return { currency, zone, unrateable: found.unrateable };
  const { rateCode, unit, parts } = found;
  const prices = rater.pricesOf(
    found,
    parts.map(({ ratedQuantity }) => ratedQuantity),
    usedBefore,
  );
  return {
    currency,
    zone,
    found: { rateCode, zone: found.zone, unit },
    description: rates.find((rate) => rate.code === rateCode)?.description ?? rateCode,
    parts: parts.map((part, index) => ({ ...part, amountMicros: prices[index] ?? 0n })),
    totalMicros: sumMicros(prices),
  };
}
