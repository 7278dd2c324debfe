import { createHash, randomUUID } from "node:crypto";
import type { RatingBatch } from "@tributary/db/doors/operator-writes/add-ratings";
import { replaceEntries } from "@tributary/domain/balance/replace-entries";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { SubscriberRating } from "@tributary/domain/retail-rating/types";
import type { LoadedSubscriber } from "./load-slice.ts";

/** Of all that a rating came to: two that say the same have the same. */
export function fingerprintOf({ charges, entries }: SubscriberRating): string {
  const text = JSON.stringify([charges, entries], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return createHash("sha256").update(text).digest("hex");
}

/** What is kept of a rating that came out otherwise than the last; the ledger is set right, not rewritten. */
export function ratingRows(
  { input: { subscriberId }, posted, last }: LoadedSubscriber,
  rating: SubscriberRating,
  { period, fingerprint }: { readonly period: PeriodLabel; readonly fingerprint: string },
): RatingBatch {
  const id = randomUUID();
  const { records, unrateable, chargeMicros } = rating;
  const version = (last?.version ?? 0) + 1;
  const kept = { id, subscriberId, period, version, fingerprint };
  return {
    ratings: [{ ...kept, records, unrateable, chargeMicros }],
    charges: rating.charges.map(({ unrateable: _, occurredAt, ...charge }) => {
      return { ...charge, ratingId: id, occurredAt: new Date(occurredAt) };
    }),
    entries: replaceEntries(posted, rating.entries).map(({ holder, user, ...entry }) => {
      const holderId = holder === user ? null : holder;
      return { ...entry, id: randomUUID(), subscriberId: user, holderId, ratingId: id };
    }),
  };
}
