import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { MonthPrice } from "@tributary/db/doors/usage-correction/month-pricing";
import type { Governing } from "@tributary/db/doors/usage-correction/month-sums";
import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { zonesAgree } from "@tributary/domain/agreement/zones-agree";
import { priceFormulas } from "@tributary/domain/correction/price-formula";
import { type VersionSegment, versionSegments } from "@tributary/domain/correction/version-segments";
import { DomainError } from "@tributary/domain/error";
import { periodOf } from "@tributary/domain/period/period";
import type { CutOffBasis, PeriodLabel } from "@tributary/domain/period/types";

/** What a period's records are rated by now. */
export interface PeriodTerms {
  readonly zone: string;
  readonly cutOff: CutOffBasis;
  readonly prices: readonly MonthPrice[];
  readonly governing: Governing;
}

/**
 * Loads the versions that govern a period, and their prices as formulas.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`; `TERMS_INVALID` when they cannot be applied to stored
 *         records: where versions cut periods or zones in different ways, or rate by step.
 */
export async function loadTerms(
  db: MediationDb,
  agreementId: string,
  period: PeriodLabel,
): Promise<PeriodTerms> {
  const rows = await db.agreementVersion.findMany({ where: { agreementId }, orderBy: { version: "asc" } });
  const versions = rows.map(
    ({ version, effectiveFrom, terms }): AgreementVersion => ({
      ...{ agreementId, version, effectiveFrom: effectiveFrom.getTime() },
      terms: decodeAgreementTerms(terms),
    }),
  );
  const [first] = versions;
  if (first === undefined) {
    throw new DomainError("AGREEMENT_UNKNOWN", `There is no agreement "${agreementId}": check its code.`);
  }
  const { zone, cutOff } = first.terms;
  const segments = governingIn(versions, period, zone);
  const rated = await ratedVersions(db, agreementId, period);
  const concerned = versions.filter(
    ({ version }) => rated.has(version) || segments.some((segment) => segment.version === version),
  );
  refuseOtherCuts(concerned);
  const prices = segments.flatMap((segment) => pricesOf(versions, segment));
  const priced = prices.map(({ version, service, direction, zone: named }) => {
    return { version, service, direction, zone: named };
  });
  return { zone, cutOff, prices, governing: { versions: segments, priced } };
}

/** Usage may begin before its period, or be loaded long after: only the beginning and the end stay open. */
function governingIn(
  versions: readonly AgreementVersion[],
  period: PeriodLabel,
  zone: string,
): VersionSegment[] {
  const { startsAt, endsAt } = periodOf(period, zone);
  return versionSegments(versions).filter(
    ({ from, until }) => (from === null || from < endsAt) && (until === null || until > startsAt),
  );
}

async function ratedVersions(
  db: MediationDb,
  agreementId: string,
  period: PeriodLabel,
): Promise<Set<number>> {
  const rated = await db.usageAggregate.groupBy({ by: ["rateVersion"], where: { agreementId, period } });
  return new Set(rated.map(({ rateVersion }) => rateVersion));
}

function pricesOf(versions: readonly AgreementVersion[], { version, from, until }: VersionSegment) {
  const found = versions.find((candidate) => candidate.version === version);
  return found === undefined ? [] : priceFormulas(found).map((formula) => ({ ...formula, from, until }));
}

/**
 * Another way to cut would move records to other periods or zones: their files have to be read again. Zones
 * that only some of the versions know move none.
 */
function refuseOtherCuts(versions: readonly AgreementVersion[]): void {
  const cuts = new Set(versions.map(({ terms }) => JSON.stringify([terms.cutOff, terms.zone])));
  const tables = versions.map(({ terms }) => terms.zones);
  const isOneWay = tables.every((one, at) => tables.slice(at + 1).every((other) => zonesAgree(one, other)));
  if (cuts.size <= 1 && isOneWay) return;
  throw new DomainError(
    "TERMS_INVALID",
    "The versions of this period differ in zones or in what cuts periods: only prices can be corrected.",
  );
}
