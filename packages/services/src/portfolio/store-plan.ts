import type { OwnerDb } from "@tributary/db/doors/owner-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { storeSims } from "@tributary/db/doors/sim-batch";
import { type AuditEntry, writeAudit } from "../audit/write-audit.ts";
import { refuseWithheld } from "../offboarding/refuse-withheld.ts";
import type { Changes } from "./compare-rows.ts";
import type { PortfolioPlan } from "./plan.ts";
import { storeAgreements, storeAgreementVersions, storeMnos, storeSources } from "./store-agreements.ts";
import { storeFxRates } from "./store-fx-rates.ts";
import { storeMarginVersions, storeOperators, storeRanges, storeRevenues } from "./store-operators.ts";

export interface PortfolioDoors {
  readonly portfolio: PortfolioDb;
  readonly owner: Pick<OwnerDb, "provisionOperator">;
}

/** What a load did, noun by noun. */
export type PortfolioChanges = Readonly<Record<PortfolioNoun, Changes>>;
type PortfolioNoun = keyof PortfolioPlan;

const TRANSACTION = { maxWait: 60_000, timeout: 600_000 };

/**
 * Stores a plan in one transaction, with one audit row when it changed anything. New operators get their
 * schema first: an operator that is on record can always take usage, and a schema without an operator harms
 * nobody.
 */
export async function storePlan(
  doors: PortfolioDoors,
  plan: PortfolioPlan,
  audit: Pick<AuditEntry, "actor" | "action" | "subject" | "operatorId" | "details">,
): Promise<PortfolioChanges> {
  const codes = plan.operators.map(({ id }) => id);
  const known = await doors.portfolio.operator.findMany({
    where: { id: { in: codes } },
    select: { id: true },
  });
  const knownCodes = new Set(known.map(({ id }) => id));
  for (const code of codes) if (!knownCodes.has(code)) await doors.owner.provisionOperator(code);

  return doors.portfolio.$transaction(async (tx) => {
    const { actor } = audit;
    const changes: PortfolioChanges = {
      mnos: await storeMnos(tx, plan.mnos),
      agreements: await storeAgreements(tx, plan.agreements),
      agreementVersions: await storeAgreementVersions(tx, plan.agreementVersions, actor),
      sources: await storeSources(tx, plan.sources),
      operators: await storeOperators(tx, plan.operators),
      marginVersions: await storeMarginVersions(tx, plan.marginVersions, actor),
      sims: simChanges(plan.sims.length, await refuseWithheld(storeSims(tx, plan.sims))),
      ranges: await storeRanges(tx, plan.ranges),
      revenues: await storeRevenues(tx, plan.revenues),
      fxRates: await storeFxRates(tx, plan.fxRates),
    };
    const touched = Object.entries(changes).filter(([, { added, changed }]) => added + changed > 0);
    if (touched.length > 0) {
      const summary = touched.map(([noun, { added, changed }]) => [noun, { added, changed }]);
      await writeAudit(tx, { ...audit, details: { ...audit.details, ...Object.fromEntries(summary) } });
    }
    return changes;
  }, TRANSACTION);
}

function simChanges(given: number, { added, closed }: { added: number; closed: number }): Changes {
  return { added, changed: closed, unchanged: given - added - closed };
}
