import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { versionAt } from "@tributary/domain/agreement/version-at";
import { cutOffInstant, type RecordTimes } from "@tributary/domain/period/cut-off-instant";
import type { Instant } from "@tributary/domain/period/types";
import { createRecordRater, type RecordRater } from "@tributary/domain/rating/rate-record";
import { createZoneFinder, type ZoneFinder } from "@tributary/domain/rating/zone-of";

/** An agreement version with its rates and zones compiled. */
export interface CompiledVersion {
  readonly version: number;
  readonly effectiveFrom: Instant;
  /** IANA zone in which its periods and days are cut. */
  readonly timeZone: string;
  readonly cutOff: AgreementVersion["terms"]["cutOff"];
  readonly rater: RecordRater;
  readonly zones: ZoneFinder;
}

/** The instant that decides a record's period, and the version in force at it (null: none yet). */
export interface Governing {
  readonly instant: Instant;
  readonly version: CompiledVersion | null;
}

export type VersionFinder = (times: RecordTimes) => Governing;

/**
 * Compiles an agreement's versions. The version in force when the record began says what decides its
 * period.
 */
export function compileVersions(versions: readonly AgreementVersion[]): VersionFinder {
  const compiled = versions.map(({ agreementId, version, effectiveFrom, terms }) => ({
    version,
    effectiveFrom,
    timeZone: terms.zone,
    cutOff: terms.cutOff,
    rater: createRecordRater({ agreementId, version, effectiveFrom, terms }),
    zones: createZoneFinder(terms.zones),
  }));
  return (times) => {
    const basis = versionAt(compiled, times.startedAt)?.cutOff ?? compiled[0]?.cutOff ?? "start";
    const instant = cutOffInstant(times, basis);
    return { instant, version: versionAt(compiled, instant) };
  };
}
