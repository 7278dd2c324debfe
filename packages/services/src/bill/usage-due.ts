import type { BillRounding } from "@tributary/domain/bill/types";
import { roundMicros } from "@tributary/domain/money/round";
import type { Micros } from "@tributary/domain/money/types";

/** What a rating charged by one rate, or gave out of one bundle; several of the same are summed. */
interface Charge {
  readonly rateCode: string | null;
  readonly bundle: string | null;
  readonly chargeMicros: Micros | null;
}

/** What a bill asks for these charges: one line for each rate and bundle, rounded once. */
export function usageDue(charges: readonly Charge[], rounding: BillRounding): Micros {
  const lines = new Map<string, Micros>();
  for (const { rateCode, bundle, chargeMicros } of charges) {
    if (rateCode === null || chargeMicros === null) continue;
    const line = `${rateCode} ${bundle}`;
    lines.set(line, (lines.get(line) ?? 0n) + chargeMicros);
  }
  return [...lines.values()].reduce((sum, micros) => sum + roundMicros(micros, rounding), 0n);
}
