import type { AgreementVersion, ChargeLine, RecordRating, UsageLine } from "../agreement/types.ts";
import { parseExact, ZERO } from "../money/exact.ts";
import type { Rounding } from "../money/types.ts";

/** A voice line per minute at 60/60; tests replace what they are about. */
export function usageLine(line: Partial<UsageLine> = {}): UsageLine {
  return {
    kind: "usage",
    code: "VOICE",
    description: "Voice",
    services: ["voice"],
    zones: ["domestic"],
    unit: { name: "minute", size: 60n },
    pricing: { model: "per-unit", rate: parseExact("0.006") },
    record: recordRating(60n, 60n),
    isCountable: false,
    ...line,
  };
}

export function recordRating(first: bigint, next: bigint, more: Partial<RecordRating> = {}): RecordRating {
  return { first, next, setUpFee: ZERO, minimumCharge: ZERO, ...more };
}

export const PER_LINE: Rounding = { mode: "half-up", scale: 2, per: "line" };

export function agreementOf(lines: readonly ChargeLine[], rounding: Rounding = PER_LINE): AgreementVersion {
  return {
    agreementId: "agreement",
    version: 1,
    effectiveFrom: 0,
    terms: {
      currency: "EUR",
      zone: "Europe/Berlin",
      cutOff: "start",
      rounding,
      lines,
      zones: { plmns: {}, prefixes: {} },
      tolerance: { absoluteMicros: 25_000_000n, bps: 50, invoiceCapMicros: null },
      unattributedCapBps: 100,
      dispute: { windowDays: 60, mode: "withhold" },
      paymentTermDays: 30,
      taxBps: 1900,
    },
  };
}
