import { shareBps } from "../money/share-bps.ts";
import type { Micros } from "../money/types.ts";
import { microsOf, numberOf } from "./detectors.ts";
import type { SettingsFor } from "./rules.ts";
import type { Finding } from "./types.ts";

/** What a settled period came to for one operator; null = the whole portfolio. */
export interface SettledMargin {
  readonly operatorId: string | null;
  readonly period: string;
  readonly currency: string;
  readonly chargeMicros: Micros;
  readonly marginMicros: Micros;
}

/**
 * Finds margins below their floor. What is at risk is the part that lacks up to the floor.
 *
 * Rounds  the floor's amount down to the micro.
 */
export function marginsBelowFloor(
  margins: readonly SettledMargin[],
  settingsFor: SettingsFor,
): Finding<"margin-floor">[] {
  return margins.flatMap(({ operatorId, period, currency, chargeMicros, marginMicros }) => {
    const subject = `${operatorId ?? "*"}/${currency}`;
    const floorBps = numberOf(settingsFor("margin-floor", subject), "floorBps");
    const bps = shareBps(marginMicros, chargeMicros);
    const lacks = (chargeMicros * BigInt(floorBps)) / 10_000n - marginMicros;
    if (bps === null || bps >= floorBps) return [];
    return {
      ...{ detector: "margin-floor", subject, fingerprint: `margin-floor:${subject}:${period}` },
      ...{ severity: marginMicros < 0n ? "critical" : "warning", operatorId, currency },
      ...{ atRiskMicros: lacks > 0n ? lacks : 0n, measured: BigInt(bps), limit: BigInt(floorBps) },
      ...{ usual: null, unit: "bps", excuse: { setting: "floorBps", value: bps } },
      drivers: [
        ...(operatorId === null ? [] : [{ kind: "operator", id: operatorId } as const]),
        { kind: "period", id: period, amount: marginMicros },
      ],
    };
  });
}

/** What one operator owes or will owe in one currency. */
export interface CreditStanding {
  readonly operatorId: string;
  readonly currency: string;
  /** Statements that are not paid. */
  readonly unpaidMicros: Micros;
  /** Usage that no statement charges yet, with the margin it was last settled with. */
  readonly accruedMicros: Micros;
}

/**
 * Finds operators whose exposure, less what they have deposited, has come to a part of their limit: a warning
 * at the part that is set, critical at the whole of it. Without a limit there is nothing to come near to.
 */
export function creditExposures(
  standings: readonly CreditStanding[],
  settingsFor: SettingsFor,
): Finding<"credit-exposure">[] {
  return standings.flatMap(({ operatorId, currency, unpaidMicros, accruedMicros }) => {
    const subject = `${operatorId}/${currency}`;
    const settings = settingsFor("credit-exposure", subject);
    const [limit, deposit] = [microsOf(settings, "limit"), microsOf(settings, "deposit")];
    const warnBps = BigInt(numberOf(settings, "warnBps"));
    const exposure = unpaidMicros + accruedMicros - deposit;
    if (limit === 0n || exposure * 10_000n < limit * warnBps) return [];
    return {
      ...{ detector: "credit-exposure", subject, fingerprint: `credit-exposure:${subject}` },
      ...{ severity: exposure >= limit ? "critical" : "warning", operatorId, currency },
      ...{ atRiskMicros: exposure, measured: exposure, limit, usual: null, unit: "micros" },
      // A limit at which this much is just below the part that warns.
      excuse: { setting: "limit", value: Number((exposure * 10_000n) / (warnBps * 1_000_000n) + 1n) },
      drivers: [
        { kind: "operator", id: operatorId, amount: exposure },
        { kind: "reason", id: "unpaid", amount: unpaidMicros },
        { kind: "reason", id: "accrued", amount: accruedMicros },
        { kind: "reason", id: "deposit", amount: -deposit },
      ],
    };
  });
}

/** What a commitment will charge if usage goes on as it does. */
export interface ProjectedCommitment {
  readonly agreementId: string;
  readonly currency: string;
  readonly period: string;
  readonly shortfallMicros: Micros;
}

/** Finds commitments whose projected shortfall is worth looking at. */
export function commitmentsAtRisk(
  projected: readonly ProjectedCommitment[],
  settingsFor: SettingsFor,
): Finding<"commitment-shortfall">[] {
  return projected.flatMap(({ agreementId, currency, period, shortfallMicros }) => {
    const floor = microsOf(settingsFor("commitment-shortfall", agreementId), "floor");
    if (shortfallMicros <= floor) return [];
    return {
      ...{ detector: "commitment-shortfall", subject: agreementId },
      ...{ fingerprint: `commitment-shortfall:${agreementId}:${period}` },
      ...{ severity: shortfallMicros > 10n * floor ? "critical" : "warning", operatorId: null, currency },
      ...{ atRiskMicros: shortfallMicros, measured: shortfallMicros, limit: floor, usual: null },
      ...{ unit: "micros", excuse: { setting: "floor", value: Number(unitsUp(shortfallMicros)) } },
      drivers: [
        { kind: "agreement", id: agreementId },
        { kind: "period", id: period },
      ],
    };
  });
}

function unitsUp(micros: Micros): bigint {
  return (micros + 999_999n) / 1_000_000n;
}
