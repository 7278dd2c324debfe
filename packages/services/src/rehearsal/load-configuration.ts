import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { aloneUnder } from "@tributary/domain/rehearsal/alone-under";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { ownAgreements } from "./configuration-fingerprint.ts";

/** An agreement with its terms as the operator alone has them. */
export interface LoadedAgreement {
  readonly id: string;
  readonly name: string;
  readonly mno: { readonly code: string; readonly name: string };
  readonly currency: string;
  readonly zone: string;
  readonly versions: readonly AgreementVersion[];
  /** Lines whose terms name other operators. */
  readonly changedLines: readonly string[];
}

export type WholesaleConfiguration = Awaited<ReturnType<typeof loadWholesale>>;
export type RetailConfiguration = Awaited<ReturnType<typeof loadRetail>>;

/**
 * Loads what an operator is settled by: itself, its agreements, its margins, its numbers.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`.
 */
export async function loadWholesale(tx: PortfolioTables, operatorId: string) {
  const operator = await tx.operator.findUniqueOrThrow({ where: { id: operatorId } });
  const rows = await tx.agreement.findMany({
    where: ownAgreements(operatorId),
    select: { id: true, name: true, mno: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
  });
  const agreements: LoadedAgreement[] = [];
  for (const { id, name, mno } of rows) {
    const { currency, zone, versions } = await loadAgreement(tx, id);
    const alone = versions.map((version) => ({ version, ...aloneUnder(version.terms, operatorId) }));
    agreements.push({
      ...{ id, name, currency, zone, mno: { code: mno.id, name: mno.name } },
      versions: alone.map(({ version, terms }) => ({ ...version, terms })),
      changedLines: [...new Set(alone.flatMap(({ changed }) => changed))],
    });
  }
  const margins = await tx.marginVersion.findMany({
    where: { operatorId },
    orderBy: [{ agreementId: "asc" }, { version: "asc" }],
  });
  const ranges = await tx.numberRange.findMany({ where: { operatorId }, orderBy: { first: "asc" } });
  return { operator, agreements, margins, ranges, rates: await ratesOf(tx, operator.currency, agreements) };
}

/** The latest rate from each agreement's currency into the operator's. */
async function ratesOf(tx: PortfolioTables, quote: string, agreements: readonly LoadedAgreement[]) {
  const bases = [...new Set(agreements.map(({ currency }) => currency))].filter((base) => base !== quote);
  const rates = await Promise.all(
    bases.map((base) => tx.fxRate.findFirst({ where: { base, quote }, orderBy: { validOn: "desc" } })),
  );
  return rates.flatMap((rate) => (rate === null ? [] : [rate]));
}

/** Loads what an operator bills by, as far as it is published. */
export async function loadRetail({ shared }: Pick<OperatorDb, "shared">) {
  const published = { where: { status: "published" }, orderBy: { id: "asc" } } as const;
  const [rateCards, rateCardVersions, plans, planVersions, profiles] = await Promise.all([
    shared.rateCard.findMany({ orderBy: { id: "asc" } }),
    shared.rateCardVersion.findMany(published),
    shared.plan.findMany({ orderBy: { code: "asc" } }),
    shared.planVersion.findMany(published),
    shared.billingProfile.findMany({ orderBy: { version: "asc" } }),
  ]);
  return { rateCards, rateCardVersions, plans, planVersions, profiles };
}
