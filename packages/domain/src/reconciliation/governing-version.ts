import type { AgreementVersion, ChargeLine } from "../agreement/types.ts";
import { versionAt } from "../agreement/version-at.ts";
import { DomainError } from "../error.ts";
import { periodOf } from "../period/period.ts";
import type { PeriodLabel } from "../period/types.ts";

/**
 * The agreement version that governs a period's fixed lines, tolerance and rounding: the one in force at its
 * end.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN` when no version is effective yet.
 */
export function governingVersion(
  versions: readonly AgreementVersion[],
  period: PeriodLabel,
): AgreementVersion {
  const [first] = versions;
  const zone = first?.terms.zone ?? "UTC";
  const found = versionAt(versions, periodOf(period, zone).endsAt - 1);
  if (found === null) {
    throw new DomainError(
      "AGREEMENT_UNKNOWN",
      `No agreement version is in force in ${period}: add the terms that apply to it.`,
      { period },
    );
  }
  return found;
}

export function findLine(lines: readonly ChargeLine[], code: string): ChargeLine | null {
  return lines.find((line) => line.code === code) ?? null;
}
