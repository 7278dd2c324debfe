import { randomBytes } from "node:crypto";
import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { OrderSubject } from "@tributary/domain/network-order/subject";
import type { OrderAction } from "@tributary/domain/network-order/types";
import { placeOrder } from "./place-order.ts";

/** Whose step it is, who takes it and when. */
export interface StepTaken {
  readonly subscriberId: string;
  readonly actor: string;
  readonly at: Date;
}

interface HeldSim {
  readonly isEsim: boolean;
  readonly subject: OrderSubject;
}

/** By what the network knows a subscriber now: each SIM it holds, with its number. */
export async function heldIdentifiers(tx: OperatorTables, subscriberId: string): Promise<HeldSim[]> {
  const where = { subscriberId, validUntil: null };
  const sims = await tx.subscriberSim.findMany({
    where,
    include: { simCard: { include: { imsis: { orderBy: { imsi: "asc" } } } } },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
  });
  const number = await tx.subscriberNumber.findFirst({ where, include: { phoneNumber: true } });
  return sims.map(({ simCard: { iccid, kind, eid, imsis } }) => ({
    isEsim: kind === "esim",
    subject: {
      ...{ iccid, imsis: imsis.map(({ imsi }) => imsi) },
      ...(number === null ? {} : { msisdn: number.phoneNumber.msisdn }),
      ...(eid === null ? {} : { eid }),
    },
  }));
}

/** Has the network give, hold back or end service; the profile of an eSIM is made ready first. */
export async function orderService(
  tx: OperatorTables,
  step: StepTaken,
  action: Extract<OrderAction, "activate" | "suspend" | "resume" | "terminate">,
  reason?: string,
): Promise<void> {
  for (const { isEsim, subject } of await heldIdentifiers(tx, step.subscriberId)) {
    if (action === "activate" && isEsim) await orderProfile(tx, step, subject);
    await place(tx, step, action, { ...subject, ...(reason === undefined ? {} : { reason }) });
  }
}

/** Has the network take the SIM that is held now for one that was held until now. */
export async function orderSimSwap(
  tx: OperatorTables,
  step: StepTaken,
  before: readonly HeldSim[],
): Promise<void> {
  const [now] = await heldIdentifiers(tx, step.subscriberId);
  if (now === undefined) return;
  if (now.isEsim) await orderProfile(tx, step, now.subject);
  const { iccid: newIccid, imsis: newImsis = [] } = now.subject;
  for (const { subject } of before) await place(tx, step, "swap-sim", { ...subject, newIccid, newImsis });
}

/** Has the network exchange the number of each SIM. */
export async function orderNumberChange(
  tx: OperatorTables,
  step: StepTaken,
  before: readonly HeldSim[],
): Promise<void> {
  const [now] = await heldIdentifiers(tx, step.subscriberId);
  const newMsisdn = now?.subject.msisdn;
  if (newMsisdn === undefined) return;
  for (const { subject } of before) await place(tx, step, "change-number", { ...subject, newMsisdn });
}

/** Under a token that nobody can guess: whoever has it downloads the profile. */
function orderProfile(tx: OperatorTables, step: StepTaken, subject: OrderSubject): Promise<unknown> {
  const matchingId = randomBytes(16).toString("hex").toUpperCase();
  return place(tx, step, "esim-download", { ...subject, matchingId });
}

function place(tx: OperatorTables, step: StepTaken, action: OrderAction, asked: OrderSubject) {
  const { subscriberId, actor, at } = step;
  const key = [subscriberId, action, asked.iccid, at.toISOString()].join(" ");
  return placeOrder(tx, { subscriberId, action, asked, key, actor });
}
