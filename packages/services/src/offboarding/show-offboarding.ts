import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { offboardingSteps } from "@tributary/domain/offboarding/steps";
import type { OffboardingStatus, OffboardingStep, SimDisposition } from "@tributary/domain/offboarding/types";
import { labelAt } from "@tributary/domain/period/period";
import { ownAgreements } from "../rehearsal/configuration-fingerprint.ts";
import { listStatements } from "../statement/list-statements.ts";
import { zoneOf } from "./ask-offboarding.ts";

/** More unpaid statements than that are not counted one by one. */
const MOST_COUNTED = 100;

export interface ShownOffboarding {
  readonly id: string;
  readonly status: OffboardingStatus;
  readonly endsAt: Date;
  readonly releasedAt: Date;
  readonly zone: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly endedAt: Date | null;
  readonly simsReleased: number | null;
  readonly simsGo: SimDisposition;
  readonly numberRestDays: number;
  readonly keepMonths: number;
  /** Null until its SIMs and numbers went. */
  readonly numbersResting: bigint | null;
  readonly numbersElsewhere: bigint | null;
  /** Of those used elsewhere, how many have still to come home. */
  readonly numbersAway: number;
  readonly steps: readonly OffboardingStep[];
}

/**
 * Shows the latest request to end an operator and what of it is done; null when nobody ever asked.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an operator that is not there.
 */
export async function showOffboarding(
  db: PortfolioDb,
  { operatorId, at }: { readonly operatorId: string; readonly at: Date },
): Promise<ShownOffboarding | null> {
  const operator = await db.operator.findUnique({ where: { id: operatorId }, select: { id: true } });
  if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
  const row = await db.offboarding.findFirst({
    where: { operatorId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  if (row === null) return null;
  const status = row.status as OffboardingStatus;
  const facts = { ...(await factsOf(db, operatorId, row.endsAt, at)), status };
  const [endsAt, releasedAt] = [row.endsAt.getTime(), row.releasedAt.getTime()];
  const { dueAt: _, operatorId: __, ...shown } = row;
  return {
    ...{ ...shown, status, zone: await zoneOf(db, operatorId) },
    simsGo: row.simsGo as SimDisposition,
    numbersAway: await db.withheldRange.count({ where: { offboardingId: row.id, why: "elsewhere" } }),
    steps: offboardingSteps({ ...facts, endsAt, releasedAt, now: at.getTime() }),
  };
}

async function factsOf(db: PortfolioDb, operatorId: string, endsAt: Date, at: Date) {
  const agreements = await db.agreement.findMany({
    where: ownAgreements(operatorId),
    select: { id: true, zone: true },
  });
  const issued = await Promise.all(
    agreements.map(({ id, zone }) =>
      db.settlementRun.count({
        where: { agreementId: id, period: labelAt(endsAt.getTime() - 1, zone), status: "issued" },
      }),
    ),
  );
  const [openDisputes, heldSims, deletions, { rows }] = await Promise.all([
    db.operatorDispute.count({ where: { operatorId, status: { in: ["open", "in_review"] } } }),
    db.simAssignment.count({ where: { operatorId, OR: [{ validUntil: null }, { validUntil: { gt: at } }] } }),
    db.dataDeletion.count({ where: { operatorId, status: "deleted" } }),
    listStatements(db, {
      ...{ operatorId, at, sort: "open", isDescending: true, page: 1, pageSize: MOST_COUNTED },
    }),
  ]);
  return {
    unsettled: issued.filter((count) => count === 0).length,
    openDisputes,
    heldSims,
    isDataDeleted: deletions > 0,
    unpaidStatements: rows.filter(({ openMicros }) => openMicros > 0n).length,
  };
}
