import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { hashOf } from "../settlement/run-content.ts";

/** What is read of the portfolio to know whether an operator's configuration is still the same. */
export type ConfigurationTables = Pick<
  PortfolioTables,
  | "agreement"
  | "agreementVersion"
  | "billingProfile"
  | "marginVersion"
  | "numberRange"
  | "operator"
  | "planVersion"
  | "rateCardVersion"
>;

/** An agreement is an operator's when it has terms, SIMs or numbers under it. */
export function ownAgreements(operatorId: string) {
  return {
    OR: [
      { marginVersions: { some: { operatorId } } },
      { simAssignments: { some: { operatorId } } },
      { numberRanges: { some: { operatorId } } },
    ],
  };
}

/**
 * A fingerprint of all that a rehearsal is about: another one means that something was added, published or
 * changed since. Versions never change, so which there are says what is in them. SIMs are not in it: they
 * come and go every day.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an operator that is not there.
 */
export async function configurationFingerprint(tx: ConfigurationTables, operatorId: string) {
  const own = { where: { operatorId }, select: { id: true }, orderBy: { id: "asc" } } as const;
  const published = { ...own, where: { operatorId, status: "published" } } as const;
  const [operator, agreements, ...versions] = await Promise.all([
    tx.operator.findUnique({
      where: { id: operatorId },
      select: { currency: true, country: true, liveFrom: true, liveUntil: true },
    }),
    tx.agreement.findMany({
      where: ownAgreements(operatorId),
      select: { id: true, versions: { select: { id: true }, orderBy: { version: "asc" } } },
      orderBy: { id: "asc" },
    }),
    tx.marginVersion.findMany(own),
    tx.planVersion.findMany(published),
    tx.rateCardVersion.findMany(published),
    tx.billingProfile.findMany(own),
  ]);
  if (operator === null) {
    throw new DomainError("NOT_FOUND", `There is no operator "${operatorId}": check its code.`);
  }
  const ranges = await tx.numberRange.findMany({ where: { operatorId }, orderBy: { id: "asc" } });
  return hashOf({
    currency: operator.currency,
    country: operator.country,
    live: [operator.liveFrom.toISOString(), operator.liveUntil?.toISOString() ?? null],
    agreements: agreements.map(({ id, versions: terms }) => [id, terms.map((each) => each.id)]),
    versions: versions.map((rows) => rows.map(({ id }) => id)),
    ranges: ranges.map(({ agreementId, kind, first, last, validFrom, validUntil }) => [
      ...[agreementId, kind, first, last],
      ...[validFrom.toISOString(), validUntil?.toISOString() ?? null],
    ]),
  });
}
