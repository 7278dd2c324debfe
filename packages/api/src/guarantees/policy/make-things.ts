import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { finalizeBillRun } from "@tributary/services/bill/finalize-bill-run";
import { prepareBillRun } from "@tributary/services/bill/prepare-bill-run";
import { openDisputes } from "@tributary/services/dispute/open-disputes";
import { refuseMail } from "@tributary/services/mailbox/take-mail";
import { placeOrder } from "@tributary/services/network-order/place-order";
import type { RateImpact } from "@tributary/services/rate-correction/types";
import { freeze } from "@tributary/services/settlement/freeze";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { billingProfile } from "@tributary/services/testing/billing-profile";
import { billingWorld } from "@tributary/services/testing/billing-world";
import { AGREEMENT } from "@tributary/services/testing/world";
import type { ApiWorld } from "../../testing/api-world.ts";
import { addPortfolioAlert, addUsageAlert } from "../../testing/own-alerts.ts";
import { ownCard } from "../../testing/own-card.ts";
import { ownMoves } from "../../testing/own-moves.ts";
import { ownPack } from "../../testing/own-pack.ts";
import { ownPlan } from "../../testing/own-plan.ts";
import { ownWebhook } from "../../testing/own-webhook.ts";
import { octoberStatement } from "../../testing/settled-october.ts";
import type { Things } from "./policy-row.ts";

/** Something of every kind for one operator of the settled October. */
export async function thingsOf(api: ApiWorld, operatorId: string): Promise<Things> {
  const {
    world: { db },
    test,
    portalAs,
  } = api;
  const statement = octoberStatement(operatorId);
  const { number: operatorDispute } = await portalAs(operatorId, "operator-admin").statement.contest({
    number: statement,
    version: 1,
    lines: [{ lineNumber: 1, contestedMicros: 10_000n }],
    reason: "More than we measured in that month.",
    idempotencyKey: randomUUID(),
  });
  const person = await test.authDb().user.create({
    data: {
      email: `${randomUUID()}@example.net`,
      name: "Somebody",
      status: "active",
      bindings: { create: { role: "operator-viewer", operatorId, grantedBy: "setup" } },
    },
    include: { bindings: true },
  });
  const scope = { agreementId: AGREEMENT, period: "2026-10" };
  const drafted = await db.dispute.findFirst({ where: scope, select: { number: true } });
  const mnoDispute = drafted?.number ?? (await openDisputes(db, { ...scope, actor: "analyst" })).number;
  const change = { kind: "networks", networks: ["20801"], zone: "domestic" };
  const proposed = { effectiveFrom: new Date("2026-10-05"), why: "Annex 7.", proposedBy: "setup" };
  const draft = await db.agreementDraft.create({ data: { agreementId: AGREEMENT, change, ...proposed } });
  const subscriber = `S-${operatorId}-1`;
  await portalAs(operatorId, "operator-admin").subscriber.add({
    number: subscriber,
    ...{ name: `Somebody of ${operatorId}`, email: "", address: "", language: "en", billing: "postpaid" },
    idempotencyKey: randomUUID(),
  });
  return {
    ...scope,
    operatorId,
    statement,
    operatorDispute,
    subscriber,
    ...(await ownTicket(test.operatorDb(operatorId))),
    orderId: await waitingOrder(test, operatorId, subscriber),
    ...(await ownMoves(api, operatorId, subscriber)),
    mnoDispute,
    alertId: await addPortfolioAlert(api, operatorId, randomUUID()),
    usageAlertId: await addUsageAlert(api, operatorId, randomUUID()),
    ...(await ownBill(test.operatorDb(operatorId))),
    packId: await ownPack(test.operatorDb(operatorId)),
    plan: await ownPlan(test, operatorId),
    ...(await ownCorrection(test.operatorDb(operatorId), await ownCard(api, operatorId))),
    runId: (await db.settlementRun.findFirstOrThrow({ where: scope })).id,
    exceptionId: (await db.discrepancy.findFirstOrThrow({ where: scope })).id,
    invoiceId: (await db.mnoInvoice.findFirstOrThrow({ where: scope })).id,
    transactionId: (await db.ledgerTransaction.findFirstOrThrow()).id,
    fileId: (await db.usageFile.findFirstOrThrow()).id,
    userId: person.id,
    bindingId: person.bindings[0]?.id ?? "",
    viewId: randomUUID(),
    draftId: draft.id,
    correctionId: (await db.usageCorrection.findFirst())?.id ?? randomUUID(),
    ...(await ownWebhook(test.operatorDb(operatorId).shared)),
  };
}

/** A report on a draft, as if months behind it were rated. */
async function ownCorrection(
  { shared }: OperatorDb,
  code: string,
): Promise<Pick<Things, "rateCard" | "rateCorrection">> {
  const card = await shared.rateCard.findFirstOrThrow({ where: { code } });
  const impact: RateImpact = {
    ...{ months: [], subscribers: 0, most: [], leftBills: 0 },
    credited: { subscribers: 0, micros: 0n },
  };
  const { id } = await shared.rateCorrection.create({
    data: {
      ...{ rateCardId: card.id, version: 1, effectiveFrom: new Date("2026-09-01"), askedBy: "setup" },
      ...{ askedAt: new Date(), termsFingerprint: "terms", fingerprint: "impact" },
      impact: freeze(impact) as object,
    },
  });
  return { rateCard: code, rateCorrection: id };
}

/** An order to suspend somebody, which waits for a network that answers nobody. */
async function waitingOrder(
  { operatorDb }: ApiWorld["test"],
  operatorId: string,
  number: string,
): Promise<string> {
  const db = operatorDb(operatorId);
  const settings = { network: { address: "https://mno.example", timeoutSeconds: 5 }, smdp: null };
  await db.shared.networkProfile.create({ data: { version: 1, settings, createdBy: "setup" } });
  const { id: subscriberId } = await db.shared.subscriber.findFirstOrThrow({ where: { number } });
  const order = { subscriberId, action: "suspend", asked: { iccid: "8949010000000000008" } } as const;
  const placed = await db.$transaction((tx) =>
    placeOrder(tx, { ...order, key: "of the policy", actor: "setup" }),
  );
  return placed.id;
}

/** A ticket whose number no other operator has, with a file on it, a macro, and a mail that names nobody. */
async function ownTicket(
  db: OperatorDb,
): Promise<Pick<Things, "ticket" | "attachmentId" | "macroId" | "refusedMailId">> {
  const { operatorId, shared } = db;
  const number = 1_000 + 1_000 * operatorId.charCodeAt(0);
  const about = {
    subject: `A matter of ${operatorId}`,
    channel: "phone",
    category: "other",
    priority: "low",
  };
  const [openedBy, openedAt, bytes] = ["setup", new Date(), new Uint8Array([97])];
  const ticket = await shared.ticket.create({ data: { number, ...about, openedBy, openedAt } });
  const said = { kind: "public", authorKind: "operator", author: openedBy, occurredAt: openedAt, text: "" };
  const message = await shared.ticketMessage.create({ data: { ticketId: ticket.id, ...said } });
  const file = { fileName: "a.txt", contentType: "text/plain", sizeBytes: bytes.length, hash: bytes, bytes };
  const attachment = await shared.ticketAttachment.create({ data: { messageId: message.id, ...file } });
  const ready = { name: "Thanks", text: "Thank you.", thenStatus: "waiting", createdBy: openedBy };
  const macro = await shared.macro.create({ data: { ...ready, createdAt: openedAt } });
  const mail = { place: "spool of-the-policy.eml", bytes, sizeBytes: 1, reason: "NOT_A_MAIL" } as const;
  await refuseMail(db, mail, processSealKeys());
  const refused = await shared.refusedMail.findFirstOrThrow({ where: { place: mail.place } });
  return {
    ...{ ticket: number, attachmentId: attachment.id, macroId: macro.id },
    refusedMailId: refused.id,
  };
}

/** A bill of September that is final, with its run and a card payment. */
async function ownBill(db: OperatorDb): Promise<Pick<Things, "bill" | "billRun" | "checkoutId">> {
  const prefix = `${db.operatorId}-`;
  const profile = { ...billingProfile(), billNumbers: { prefix, digits: 6 } };
  const world = await billingWorld(db, profile);
  const plan = await world.addPlan("billed");
  await world.addSubscribers([`${db.operatorId}-billed`], plan, "2026-09-01T00:00:00Z");
  const by = { actor: "setup", at: new Date("2026-10-02T09:00:00Z") };
  const { runId } = await prepareBillRun(db, { period: "2026-09", ...by });
  await finalizeBillRun(db, { runId, leavesExceptions: true, ...by });
  const bill = `${prefix}000001`;
  const { id: billId } = await db.shared.bill.findFirstOrThrow({ where: { number: bill } });
  const of = { billId, currency: "EUR", amountMicros: 10_000n, createdBy: "setup" };
  const paid = { status: "paid", reference: `cs_${billId}`, paymentReference: `pi_${billId}` };
  const checkout = await db.shared.cardCheckout.create({ data: { ...of, ...paid } });
  return { bill, billRun: runId, checkoutId: checkout.id };
}

/** The same kinds of things, none of which is there. */
export function absentThings(): Things {
  return {
    operatorId: "nobody",
    agreementId: "no-agreement",
    period: "2019-01",
    statement: octoberStatement("nobody"),
    operatorDispute: "OD-nobody-1",
    subscriber: "S-nobody-1",
    ticket: 900_000,
    orderId: randomUUID(),
    portId: randomUUID(),
    transferId: randomUUID(),
    incomingId: randomUUID(),
    packId: randomUUID(),
    mnoDispute: "D-none-2019-01-1",
    alertId: randomUUID(),
    usageAlertId: randomUUID(),
    attachmentId: randomUUID(),
    macroId: randomUUID(),
    refusedMailId: randomUUID(),
    bill: "nobody-2026-000001",
    billRun: randomUUID(),
    checkoutId: randomUUID(),
    plan: "NOBODYS",
    rateCard: "NOBODYS",
    rateCorrection: randomUUID(),
    runId: randomUUID(),
    exceptionId: randomUUID(),
    invoiceId: randomUUID(),
    transactionId: randomUUID(),
    fileId: 999_999,
    userId: randomUUID(),
    bindingId: randomUUID(),
    viewId: randomUUID(),
    draftId: randomUUID(),
    correctionId: randomUUID(),
    webhookId: randomUUID(),
    webhookDeliveryId: randomUUID(),
  };
}
