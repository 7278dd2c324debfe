import type { RateJson } from "@tributary/db/terms/rate-card-terms-schema";

/** One rate that is added, written otherwise, or not there any more. */
export interface RateChange {
  readonly kind: "new" | "changed" | "ended";
  readonly code: string;
  readonly before: RateJson | null;
  readonly after: RateJson | null;
}

/** What becomes of each rate that does not stay as it was: those that are written, then those that end. */
export function rateChanges(before: readonly RateJson[], after: readonly RateJson[]): RateChange[] {
  const old = new Map(before.map((rate) => [rate.code, rate]));
  const kept = new Set(after.map(({ code }) => code));
  const written = after.flatMap((rate): RateChange[] => {
    const { code } = rate;
    const was = old.get(code) ?? null;
    if (was !== null && isSame(was, rate)) return [];
    return [{ kind: was === null ? "new" : "changed", code, before: was, after: rate }];
  });
  const ended = before.filter(({ code }) => !kept.has(code));
  return [
    ...written,
    ...ended.map((rate) => ({ kind: "ended", code: rate.code, before: rate, after: null }) as const),
  ];
}

/** Equal rates are written alike. */
function isSame(one: RateJson, other: RateJson): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
