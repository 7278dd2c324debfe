import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { portIn, portOut } from "@tributary/domain/number/lifecycle";
import { parseMsisdn } from "@tributary/domain/number/msisdn";
import { OPEN_PORTS } from "@tributary/domain/porting/lifecycle";
import type { PortDirection } from "@tributary/domain/porting/types";
import { writeAudit } from "../audit/write-audit.ts";
import { findNumber } from "../number/find-number.ts";
import { storedStanding } from "../number/stored-standing.ts";
import { refuseEnded } from "../operator/refuse-ended.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findSubscriber } from "../subscriber/find-subscriber.ts";

export interface PortRequested {
  readonly direction: PortDirection;
  readonly msisdn: string;
  /** Who brings the number, by its own number; of one that goes out it is whoever has it. */
  readonly subscriber: string | null;
  readonly provider: string;
  /** The other provider's reference, if it has given one. */
  readonly evidence: string;
  readonly note: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Opens a request to bring a number here, or to let one go.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`; `STEP_REFUSED` for a number that cannot go that
 *         way, for a subscriber who is terminated, and while a request for the number is open.
 */
export function requestPort(db: OperatorDb, request: PortRequested): Promise<{ readonly id: string }> {
  const { direction, actor, at, evidence, note } = request;
  return alone(db, async (tx) => {
    const msisdn = parseMsisdn(request.msisdn);
    const provider = request.provider.trim();
    if (provider === "") throw new DomainError("INPUT_INVALID", "Name the other provider.");
    if (direction === "in") await refuseEnded(tx);
    const subscriberId =
      direction === "in" ? await whoBrings(tx, msisdn, request.subscriber) : await whoTakes(tx, msisdn);
    await refuseSecond(tx, msisdn);
    const { id } = await tx.portRequest.create({
      data: { direction, msisdn, subscriberId, provider, requestedBy: actor, requestedAt: at },
      select: { id: true },
    });
    const said = { evidence: evidence.trim(), note: note.trim() };
    await tx.portEvent.createMany({
      data: [{ portRequestId: id, occurredAt: at, actor, step: "request", ...said }],
    });
    const details = { direction, provider, ...said };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "porting:request", subject: msisdn, operatorId, details });
    return { id };
  });
}

async function refuseSecond({ portRequest }: OperatorTables, msisdn: string): Promise<void> {
  const open = await portRequest.count({ where: { msisdn, status: { in: [...OPEN_PORTS] } } });
  if (open > 0) {
    throw new DomainError("STEP_REFUSED", `A request for ${msisdn} is under way: end that one first.`);
  }
}

async function whoBrings(tx: OperatorTables, msisdn: string, number: string | null): Promise<string> {
  if (number === null) throw new DomainError("INPUT_INVALID", "Name the subscriber who brings the number.");
  const { id, status } = await findSubscriber(tx, number);
  if (status === "terminated") {
    throw new DomainError("STEP_REFUSED", "The subscriber is terminated: it brings no number.");
  }
  const known = await tx.phoneNumber.findFirst({ where: { msisdn } });
  portIn(known === null ? null : storedStanding(known));
  return id;
}

async function whoTakes(tx: OperatorTables, msisdn: string): Promise<string> {
  const row = await findNumber(tx, msisdn);
  portOut(storedStanding(row));
  const held = await tx.subscriberNumber.findFirst({ where: { phoneNumberId: row.id, validUntil: null } });
  if (held === null) throw new DomainError("STEP_REFUSED", `Nobody has ${msisdn}: nobody takes it anywhere.`);
  return held.subscriberId;
}
