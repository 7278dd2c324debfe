import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { decodeMarginTerms, encodeMarginTerms } from "@tributary/db/terms/margin-terms";
import { DomainError } from "@tributary/domain/error";
import { refuseWithheld } from "../offboarding/refuse-withheld.ts";
import { type Changes, compareRows, countChanges } from "./compare-rows.ts";
import type { MarginVersionPlan, OperatorPlan, RangePlan, RevenuePlan } from "./plan.ts";
import { refuseChangedVersions } from "./refuse-changed-versions.ts";

/** An operator's currency never changes: its statements and its balance are in it. */
export async function storeOperators(tx: PortfolioTables, plans: readonly OperatorPlan[]): Promise<Changes> {
  const stored = await tx.operator.findMany({ where: { id: { in: plans.map(({ id }) => id) } } });
  const changes = compareRows<OperatorPlan>(plans, stored, ({ id }) => id);
  for (const { row } of changes.changed) {
    const known = stored.find(({ id }) => id === row.id);
    if (known !== undefined && known.currency !== row.currency) {
      throw new DomainError(
        "INPUT_INVALID",
        `The currency of operator ${row.id} is ${known.currency} and never changes: its statements are in ` +
          "it.",
      );
    }
    await tx.operator.update({ where: { id: row.id }, data: row });
  }
  await tx.operator.createMany({ data: [...changes.added] });
  return countChanges(changes);
}

export async function storeMarginVersions(
  tx: PortfolioTables,
  plans: readonly MarginVersionPlan[],
  actor: string,
): Promise<Changes> {
  const operatorIds = [...new Set(plans.map(({ operatorId }) => operatorId))];
  const stored = await tx.marginVersion.findMany({ where: { operatorId: { in: operatorIds } } });
  const rewritten = stored.map(({ terms, ...row }) => ({
    ...row,
    terms: encodeMarginTerms(decodeMarginTerms(terms)),
  }));
  const keyOf = (row: MarginVersionPlan): string => `${row.operatorId} ${row.agreementId} ${row.version}`;
  const changes = compareRows<MarginVersionPlan>(plans, rewritten, keyOf);
  const latestOf = (given: MarginVersionPlan): number => {
    const own = stored.filter(
      (row) => row.operatorId === given.operatorId && row.agreementId === given.agreementId,
    );
    return Math.max(...own.map(({ version }) => version));
  };
  const nameOf = (row: MarginVersionPlan): string =>
    `the margin of ${row.operatorId} under ${row.agreementId}`;
  refuseChangedVersions(changes.changed, latestOf, nameOf);
  await tx.marginVersion.createMany({ data: changes.added.map((row) => ({ ...row, createdBy: actor })) });
  return countChanges(changes);
}

/** A range is named by what it holds and since when; only its end may be given later. */
export async function storeRanges(tx: PortfolioTables, plans: readonly RangePlan[]): Promise<Changes> {
  const operatorIds = [...new Set(plans.map(({ operatorId }) => operatorId))];
  const stored = await tx.numberRange.findMany({ where: { operatorId: { in: operatorIds } } });
  const keyOf = (row: RangePlan): string =>
    [row.operatorId, row.agreementId, row.kind, row.first, row.last, row.validFrom.getTime()].join(" ");
  const changes = compareRows<RangePlan>(plans, stored, keyOf);
  for (const { row } of changes.changed) {
    const known = stored.find((each) => keyOf(each) === keyOf(row));
    if (known === undefined || known.validUntil !== null) {
      throw new DomainError(
        "INPUT_INVALID",
        `The end of the range from ${row.first} of ${row.operatorId} is on record and never changes: add ` +
          "a new range.",
      );
    }
    await tx.numberRange.update({ where: { id: known.id }, data: { validUntil: row.validUntil } });
  }
  await refuseWithheld(tx.numberRange.createMany({ data: [...changes.added] }));
  return countChanges(changes);
}

/** Revenue figures may be put right: settlements keep the ones they were made with in their snapshots. */
export async function storeRevenues(tx: PortfolioTables, plans: readonly RevenuePlan[]): Promise<Changes> {
  const operatorIds = [...new Set(plans.map(({ operatorId }) => operatorId))];
  const stored = await tx.retailRevenue.findMany({ where: { operatorId: { in: operatorIds } } });
  const changes = compareRows<RevenuePlan>(plans, stored, (row) =>
    [row.operatorId, row.agreementId, row.period].join(" "),
  );
  await tx.retailRevenue.createMany({ data: [...changes.added] });
  for (const { row } of changes.changed) {
    const { operatorId, agreementId, period } = row;
    const where = { operatorId_agreementId_period: { operatorId, agreementId, period } };
    await tx.retailRevenue.update({ where, data: row });
  }
  return countChanges(changes);
}
