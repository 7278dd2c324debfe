import type { CommitmentLine } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { exact } from "../money/exact.ts";
import { type RoundingRule, roundExact } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import type { AnnualStanding } from "./types.ts";

export interface Shortfall {
  readonly chargedMicros: Micros;
  /** Change of the accrual this period: positive while a year runs, the reversal when it is charged. */
  readonly accruedMicros: Micros;
}

/**
 * What a minimum commitment charges when the in-scope lines cost `inScopeMicros`.
 *
 * Units   micros.
 * Shape   monthly: share × max(0, commitment − in scope). Annual: nothing until month 12, which charges the
 *         year's shortfall; each earlier month accrues towards a twelfth per month of the commitment.
 * Rounds  once, by `rounding`.
 * Throws  {@link DomainError} `INPUT_INVALID` when an annual commitment comes without its standing.
 */
export function shortfall(
  line: CommitmentLine,
  inScopeMicros: Micros,
  rounding: RoundingRule,
  standing: AnnualStanding | undefined,
): Shortfall {
  const share = (missingTwelfths: bigint): Micros =>
    missingTwelfths <= 0n
      ? 0n
      : roundExact(exact(missingTwelfths * BigInt(line.shareBps), 12n * 10_000n * 1_000_000n), rounding);
  if (line.cadence === "monthly") {
    return { chargedMicros: share((line.amountMicros - inScopeMicros) * 12n), accruedMicros: 0n };
  }
  if (standing === undefined) {
    throw new DomainError(
      "INPUT_INVALID",
      `Line ${line.code} is an annual commitment: say what the contract year has used before this period.`,
      { lineCode: line.code },
    );
  }
  const used = standing.inScopeEarlierMicros + inScopeMicros;
  if (standing.monthOfYear === 12) {
    return {
      chargedMicros: share((line.amountMicros - used) * 12n),
      accruedMicros: -standing.accruedEarlierMicros,
    };
  }
  const due = share(line.amountMicros * BigInt(standing.monthOfYear) - used * 12n);
  return { chargedMicros: 0n, accruedMicros: due - standing.accruedEarlierMicros };
}
