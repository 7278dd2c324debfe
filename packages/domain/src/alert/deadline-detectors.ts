import type { Micros } from "../money/types.ts";
import { numberOf } from "./detectors.ts";
import type { SettingsFor } from "./rules.ts";
import type { Finding } from "./types.ts";

/** A claim whose notice is not out yet. */
export interface PendingNotice {
  readonly number: string;
  readonly agreementId: string;
  readonly period: string;
  readonly currency: string;
  readonly recoverableMicros: Micros;
  /** Calendar days; 0 on the last one, negative when it has passed. */
  readonly daysLeft: number;
}

/** Finds claims whose notice has to go out soon, or should have. */
export function disputeDeadlines(
  notices: readonly PendingNotice[],
  settingsFor: SettingsFor,
): Finding<"dispute-deadline">[] {
  return notices.flatMap(({ number, agreementId, period, currency, recoverableMicros, daysLeft }) => {
    const warnDays = numberOf(settingsFor("dispute-deadline", agreementId), "warnDays");
    if (daysLeft > warnDays) return [];
    return {
      ...{ detector: "dispute-deadline", subject: agreementId, fingerprint: `dispute-deadline:${number}` },
      ...{ severity: daysLeft <= 1 ? "critical" : "warning", operatorId: null, currency },
      ...{ atRiskMicros: recoverableMicros, measured: BigInt(daysLeft), limit: BigInt(warnDays) },
      ...{ usual: null, unit: "days", excuse: { setting: "warnDays", value: daysLeft - 1 } },
      drivers: [
        { kind: "dispute", id: number, amount: recoverableMicros },
        { kind: "agreement", id: agreementId },
        { kind: "period", id: period },
      ],
    };
  });
}

/** A period with usage for which no invoice has come. */
export interface UnbilledPeriod {
  readonly agreementId: string;
  readonly period: string;
  readonly currency: string;
  readonly accruedMicros: Micros;
  /** Since its end, in the agreement's zone. */
  readonly daysSinceEnd: number;
}

/** Finds periods whose invoice should have come. */
export function missingInvoices(
  periods: readonly UnbilledPeriod[],
  settingsFor: SettingsFor,
): Finding<"invoice-missing">[] {
  return periods.flatMap(({ agreementId, period, currency, accruedMicros, daysSinceEnd }) => {
    const afterDays = numberOf(settingsFor("invoice-missing", agreementId), "afterDays");
    if (daysSinceEnd <= afterDays) return [];
    return {
      ...{ detector: "invoice-missing", subject: agreementId },
      ...{ fingerprint: `invoice-missing:${agreementId}:${period}`, operatorId: null, currency },
      ...{ severity: daysSinceEnd > 2 * afterDays ? "critical" : "warning", atRiskMicros: accruedMicros },
      ...{ measured: BigInt(daysSinceEnd), limit: BigInt(afterDays), usual: null, unit: "days" },
      excuse: { setting: "afterDays", value: daysSinceEnd },
      drivers: [
        { kind: "agreement", id: agreementId },
        { kind: "period", id: period, amount: accruedMicros },
      ],
    };
  });
}
