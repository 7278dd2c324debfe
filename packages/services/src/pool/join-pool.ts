import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { multiplyExact, parseExact } from "@tributary/domain/money/exact";
import type { ChangeTime } from "@tributary/domain/subscriber/change-time";
import { findSubscriber } from "../subscriber/find-subscriber.ts";
import { noteOf } from "../subscriber/note-of.ts";
import { findChangeInstant } from "../subscriber/open-days.ts";
import { type StepRequest, takeStep } from "../subscriber/take-step.ts";
import { type Pool, poolsOf } from "./pools-of.ts";

export interface JoinPoolRequest extends StepRequest {
  /** The number of the subscriber whose plan has the pool; who joins is the step's own. */
  readonly holder: string;
  /** The bundle's code. */
  readonly bundle: string;
  /** What the member may use of it in a period, a decimal in the pool's unit; null: as the plan says. */
  readonly cap: string | null;
  readonly when: ChangeTime;
  readonly note: string;
}

/**
 * Lets a subscriber use an allowance of another's plan: now, with the next cycle, or since a day that is not
 * billed yet. Answers from when on.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED`; `INPUT_INVALID` for a pool that the plan has not,
 *         for oneself, for a cap that is no amount of its unit, and for a day that is not open;
 *         `ALREADY_DONE` for whoever shares an allowance of this name already.
 */
export async function joinPool(
  db: OperatorDb,
  { holder, bundle, cap, when, note, ...request }: JoinPoolRequest,
): Promise<{ readonly from: Date }> {
  let from = request.at;
  await takeStep(db, "share-pool", request, async (tx, member) => {
    from = await findChangeInstant({ reads: db.reads, shared: tx }, when, request.at);
    const owner = await findSubscriber(tx, holder);
    if (owner.id === member.id) {
      throw new DomainError("INPUT_INVALID", "A subscriber uses its own allowance anyway: name another.");
    }
    const pool = (await poolsOf(tx, owner.id, from)).find((each) => each.bundle === bundle);
    if (owner.status === "terminated" || pool === undefined) {
      throw new DomainError("INPUT_INVALID", `${holder} has no pool ${bundle}: look at its plan.`);
    }
    await refuseShared(tx, member.id, bundle, from);
    const capUnits = cap === null ? null : capOf(cap, pool);
    await tx.poolMember.create({
      data: { holderId: owner.id, memberId: member.id, bundle, capUnits, validFrom: from },
    });
    const what = `${bundle} of ${holder} from ${from.toISOString()}`;
    return {
      ...({ kind: "pool-joined", action: "subscriber:join-pool" } as const),
      note: noteOf(what, note),
      details: { holder, bundle, cap },
    };
  });
  return { from };
}

/** Of allowances of one name a subscriber shares one at a time: its own usage has to know which. */
async function refuseShared(
  tx: Pick<OperatorTables, "poolMember">,
  memberId: string,
  bundle: string,
  from: Date,
): Promise<void> {
  const shared = await tx.poolMember.findFirst({
    where: { memberId, bundle, OR: [{ validUntil: null }, { validUntil: { gt: from } }] },
    select: { holder: { select: { number: true } } },
  });
  if (shared === null) return;
  throw new DomainError(
    "ALREADY_DONE",
    `It shares ${bundle} of ${shared.holder.number} then: let it leave that pool first.`,
  );
}

function capOf(cap: string, { unit }: Pool): bigint {
  const units = /^\d{1,24}(\.\d{1,24})?$/.test(cap)
    ? multiplyExact(parseExact(cap), parseExact(String(unit.size)))
    : null;
  if (units !== null && units.numerator % units.denominator === 0n) {
    return units.numerator / units.denominator;
  }
  throw new DomainError("INPUT_INVALID", `"${cap}" is not an amount in ${unit.name}: write 2 or 2.5.`);
}
