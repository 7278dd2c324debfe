import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { versionAt } from "@tributary/domain/agreement/version-at";
import { type Calendar, createCalendar } from "@tributary/domain/period/calendar";
import { cutOffInstant, type RecordTimes } from "@tributary/domain/period/cut-off-instant";
import type { Instant } from "@tributary/domain/period/types";
import { createRecordRater } from "@tributary/domain/rating/rate-record";
import { createZoneFinder, type ZoneFinder } from "@tributary/domain/rating/zone-of";
import { createKindFinder, type KindFinder } from "./usage-kind.ts";

/** An agreement version with its rates and zones compiled. */
export interface CompiledVersion {
  readonly version: number;
  readonly effectiveFrom: Instant;
  /** By which its periods and days are cut. */
  readonly calendar: Calendar;
  readonly cutOff: AgreementVersion["terms"]["cutOff"];
  readonly kindOf: KindFinder;
  readonly zones: ZoneFinder;
}

/**
 * The instant that decides a record's period, and the version in force at it (null: none yet); they hold
 * until the next record is asked about.
 */
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
    calendar: createCalendar(terms.zone),
    cutOff: terms.cutOff,
    kindOf: createKindFinder(createRecordRater({ agreementId, version, effectiveFrom, terms }), version),
    zones: createZoneFinder(terms.zones),
  }));
  const governing: { instant: Instant; version: CompiledVersion | null } = { instant: 0, version: null };
  return (times) => {
    const basis = versionAt(compiled, times.startedAt)?.cutOff ?? compiled[0]?.cutOff ?? "start";
    governing.instant = cutOffInstant(times, basis);
    governing.version = versionAt(compiled, governing.instant);
    return governing;
  };
}
