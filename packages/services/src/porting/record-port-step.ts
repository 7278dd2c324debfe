import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { wallTimeToInstant } from "@tributary/domain/period/wall-time";
import { OPEN_PORTS, recordStep } from "@tributary/domain/porting/lifecycle";
import type { PortReason, PortStatus, PortStep, PortWindow } from "@tributary/domain/porting/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { billingDays } from "../subscriber/current-cycle.ts";
import { cutOver } from "./cut-over.ts";
import { findPort, portStanding } from "./find-port.ts";

export interface PortStepRequest {
  readonly id: string;
  readonly step: PortStep;
  readonly reason: PortReason | null;
  /** By the clocks of the operator's own zone: `2026-10-25T02:30`. */
  readonly window: { readonly from: string; readonly until: string } | null;
  readonly evidence: string;
  readonly note: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Records what became of a request. When the porting is done, the number changes hands in the same
 * transaction: it is the subscriber's, or it is nobody's here any more.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED`, `INPUT_INVALID`, `REASON_REQUIRED`.
 */
export function recordPortStep(
  db: OperatorDb,
  { id, step, reason, window, actor, at, ...said }: PortStepRequest,
): Promise<{ readonly status: PortStatus }> {
  const evidence = said.evidence.trim();
  const note = said.note.trim();
  return alone(db, async (tx) => {
    const port = await findPort(tx, id);
    const recorded = { step, reason, evidence, note, at: at.getTime() };
    const next = recordStep(portStanding(port), {
      ...recorded,
      window: window && (await windowOf(db, window)),
    });
    if (step === "complete") await cutOver(tx, port, { actor, at });
    const isOpen = (OPEN_PORTS as readonly PortStatus[]).includes(next.status);
    await tx.portRequest.updateMany({
      where: { id },
      data: {
        status: next.status,
        reasonCode: next.reason,
        windowFrom: next.window && new Date(next.window.from),
        windowUntil: next.window && new Date(next.window.until),
        endedAt: isOpen ? null : at,
      },
    });
    await tx.portEvent.createMany({
      data: [{ portRequestId: id, occurredAt: at, actor, step, reasonCode: reason, evidence, note }],
    });
    const details = { direction: port.direction, status: next.status, reason, evidence, note };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: `porting:${step}`, subject: port.msisdn, operatorId, details });
    return { status: next.status };
  });
}

async function windowOf(
  db: OperatorDb,
  { from, until }: NonNullable<PortStepRequest["window"]>,
): Promise<PortWindow> {
  const { zone } = await billingDays(db);
  return { from: wallTimeToInstant(from, zone), until: wallTimeToInstant(until, zone) };
}
