import { createHash } from "node:crypto";
import { decodeAgreementTerms, encodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import { changedCharge } from "@tributary/domain/agreement/changed-charge";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { versionAt } from "@tributary/domain/agreement/version-at";
import { DomainError } from "@tributary/domain/error";
import { dayAt } from "@tributary/domain/period/period";
import type { Instant } from "@tributary/domain/period/types";
import { changeTerms } from "./change-terms.ts";
import type { RateChange } from "./rate-change.ts";

/** A version that a change makes, and the one whose terms it is added to. */
export interface PlannedVersion extends AgreementVersion {
  readonly base: number;
  readonly json: AgreementTermsJson;
}

export interface PlannedVersions {
  readonly versions: readonly PlannedVersion[];
  /** Of what is made: whoever approves it has seen exactly this. */
  readonly fingerprint: string;
}

/**
 * Adds a change to every version that is in force from an instant on, each one as a version of its own: one
 * begins at that instant, the others replace those that come later.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` before the agreement's beginning, where it does not fit, where
 *         the terms have it already, and where something that has a charge would get another one;
 *         `TERMS_INVALID`.
 */
export function planVersions(
  stored: readonly AgreementVersion[],
  change: RateChange,
  from: Instant,
): PlannedVersions {
  const base = versionAt(stored, from);
  if (base === null) throw tooEarly(stored, from);
  const later = stored
    .filter((version) => version.effectiveFrom > from && versionAt(stored, version.effectiveFrom) === version)
    .sort((one, other) => one.effectiveFrom - other.effectiveFrom);
  const changed = [{ ...base, effectiveFrom: from }, ...later].flatMap((version) => {
    const json = changeTerms(encodeAgreementTerms(version.terms), change);
    return json === null ? [] : [{ version, json: wholeForm(json) }];
  });
  if (changed[0]?.version.version !== base.version) {
    throw new DomainError("INPUT_INVALID", "The agreement has that already: read the records again.");
  }
  const highest = Math.max(...stored.map(({ version }) => version));
  const versions = changed.map(({ version, json }, index) => {
    const planned = { ...version, version: highest + 1 + index, terms: decodeAgreementTerms(json) };
    refuseOtherCharges(version, planned);
    return { ...planned, base: version.version, json };
  });
  return { versions, fingerprint: fingerprintOf(versions) };
}

/** Equal terms give equal text, and what is wrong is named by its path. */
function wholeForm(json: AgreementTermsJson): AgreementTermsJson {
  return encodeAgreementTerms(decodeAgreementTerms(json));
}

function fingerprintOf(versions: readonly PlannedVersion[]): string {
  const made = versions.map(({ version, effectiveFrom, json }) => [version, effectiveFrom, json]);
  return createHash("sha256").update(JSON.stringify(made)).digest("hex");
}

function refuseOtherCharges(before: AgreementVersion, after: AgreementVersion): void {
  const changed = changedCharge(before, after);
  if (changed === null) return;
  if (changed === "zones") {
    throw new DomainError(
      "INPUT_INVALID",
      "Numbers or networks that have a zone would get another one: bring that with the portfolio's file.",
    );
  }
  const { lineCode, service, direction, zone } = changed;
  throw new DomainError(
    "INPUT_INVALID",
    `Line ${lineCode} charges ${service} ${direction} of zone ${zone} already: give what has no rate a ` +
      "line of its own.",
  );
}

function tooEarly(stored: readonly AgreementVersion[], from: Instant): DomainError {
  const [first] = [...stored].sort((one, other) => one.effectiveFrom - other.effectiveFrom);
  const { effectiveFrom, terms } = first ?? { effectiveFrom: from, terms: { zone: "UTC" } };
  return new DomainError(
    "INPUT_INVALID",
    `The agreement begins on ${dayAt(effectiveFrom, terms.zone)}: nothing holds before that day.`,
  );
}
