import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { refuseRetired } from "../retention/retired-days.ts";
import { takeBack } from "./credit-bill.ts";
import { billOutside } from "./draw-up-again.ts";
import { findFinalBill } from "./find-bill.ts";
import { profileById, profileOf } from "./profile-of.ts";
import { refreshRetailTotal, totalledRun } from "./refresh-retail-total.ts";
import { loadCatalog } from "./run-catalog.ts";

export interface RebillRequest {
  readonly number: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Takes a bill back whole and draws it up again, by what is known and by the profile in force now: both, or
 * nothing. What was paid on the old bill pays the new one.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`; `ALREADY_DONE` when nothing is left of it;
 *         `EXCEPTIONS_OPEN` when it cannot be drawn up again; `PERIOD_CLOSED` once records of the period went
 *         by the rule of retention.
 */
export async function rebill(
  db: OperatorDb,
  { number, reason, actor, at }: RebillRequest,
): Promise<{ readonly number: string; readonly creditNote: string }> {
  const why = requireReason(reason, "Say why it is billed again: it stands on the credit note.");
  const found = await findFinalBill(db.shared, number);
  const [by, profile] = await Promise.all([
    profileById(db.shared, found.billingProfileId),
    profileOf(db.shared, found.period),
  ]);
  const run = totalledRun(found.period, profile);
  await refuseRetired(db.shared, run.from, run.until);
  const catalog = await loadCatalog(db.shared);
  return refreshRetailTotal(db, run, async (tx) => {
    const creditNote = await takeBack(tx, found, by, { lines: null, reason: why, at });
    const again = await billOutside(db, tx, found.subscriber, run, catalog, at);
    await writeAudit(tx, {
      ...{ actor, action: "bill:rebill", subject: number, operatorId: db.operatorId },
      details: { creditNote, bill: again, reason: why },
    });
    return { number: again, creditNote };
  });
}
