import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { refuseOpenGates } from "@tributary/domain/onboarding/lifecycle";
import { writeAudit } from "../audit/write-audit.ts";
import { emitEvent } from "../event/emit-event.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { momentToInstant } from "../portfolio/moment.ts";
import { type FoundOnboarding, findUnderWay } from "./find-onboarding.ts";
import { keepStanding } from "./look-again.ts";

interface Acting {
  readonly operatorId: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Asks for an operator to be live from a day on, as its agreement's clock has it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `STEP_REFUSED` with the open gates, when it is asked for already,
 *         and once it is live.
 */
export function askGoLive(
  db: PortfolioDb,
  { operatorId, actor, at, from }: Acting & { readonly from: string },
): Promise<{ readonly liveFrom: Date }> {
  return alone(db, async (tx) => {
    const onboarding = await findUnderWay(tx, operatorId);
    refuseUnless(onboarding, "running", "It is asked for already: somebody else has to approve it.");
    refuseOpenGates(await keepStanding(tx, onboarding, at));
    const liveFrom = new Date(momentToInstant(from, await zoneOf(tx, operatorId)));
    const asked = { status: "asked", liveFrom, askedBy: actor, askedAt: at };
    await tx.onboarding.updateMany({ where: { operatorId, id: onboarding.id }, data: asked });
    await audit(tx, onboarding, {
      actor,
      action: "onboarding:ask",
      details: { liveFrom: liveFrom.toISOString() },
    });
    return { liveFrom };
  });
}

/**
 * Approves that an operator goes live; never by whoever asked. The gates are looked at once more, here and in
 * the database.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `APPROVER_IS_PREPARER`; `STEP_REFUSED` with the open gates, and
 *         when nobody has asked.
 */
export function approveGoLive(
  db: PortfolioDb,
  { operatorId, actor, at }: Acting,
): Promise<{ readonly liveFrom: Date }> {
  return alone(db, async (tx) => {
    const onboarding = await findUnderWay(tx, operatorId);
    const { id, liveFrom, askedBy } = onboarding;
    refuseUnless(onboarding, "asked", "Nobody has asked for it to go live: ask first.");
    if (askedBy === actor) {
      throw new DomainError(
        "APPROVER_IS_PREPARER",
        "You have asked for it: somebody else has to approve it.",
      );
    }
    refuseOpenGates(await keepStanding(tx, onboarding, at));
    if (liveFrom === null) throw new Error("an onboarding that is asked to end without an instant");
    const approved = { status: "live", approvedBy: actor, approvedAt: at };
    await tx.onboarding.updateMany({ where: { operatorId, id }, data: approved });
    const { name } = await tx.operator.update({
      where: { id: operatorId },
      data: { status: "live", liveFrom },
      select: { name: true },
    });
    await emitEvent(tx, {
      ...{ type: "operator.live", operatorId, subject: operatorId, at },
      payload: { name, since: liveFrom.getTime() },
    });
    await audit(tx, onboarding, {
      ...{ actor, action: "onboarding:approve" },
      details: { liveFrom: liveFrom.toISOString(), askedBy },
    });
    return { liveFrom };
  });
}

/**
 * Takes back that an operator is to go live, by whoever asked or whoever would approve.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED` when nobody has asked.
 */
export function declineGoLive(
  db: PortfolioDb,
  { operatorId, actor, at, ...said }: Acting & { readonly reason: string },
): Promise<void> {
  return alone(db, async (tx) => {
    const reason = requireReason(said.reason, "Say why: whoever asked reads it.");
    const onboarding = await findUnderWay(tx, operatorId);
    refuseUnless(onboarding, "asked", "Nobody has asked for it to go live.");
    await tx.onboarding.updateMany({
      where: { operatorId, id: onboarding.id },
      data: { status: "running", liveFrom: null, askedBy: null, askedAt: null },
    });
    await keepStanding(tx, onboarding, at);
    await audit(tx, onboarding, { actor, action: "onboarding:decline", details: { reason } });
  });
}

/** The clock of the first agreement under which it buys. */
export async function zoneOf(tx: PortfolioTables, operatorId: string): Promise<string> {
  const margin = await tx.marginVersion.findFirst({
    where: { operatorId },
    orderBy: { effectiveFrom: "asc" },
    select: { agreement: { select: { zone: true } } },
  });
  return margin?.agreement.zone ?? "UTC";
}

function refuseUnless({ status }: FoundOnboarding, wanted: string, message: string): void {
  if (status !== wanted) throw new DomainError("STEP_REFUSED", message);
}

async function audit(
  tx: PortfolioTables,
  { id: subject, operatorId }: FoundOnboarding,
  entry: { readonly actor: string; readonly action: string; readonly details: Record<string, string | null> },
): Promise<void> {
  await writeAudit(tx, { ...entry, subject, operatorId });
}
