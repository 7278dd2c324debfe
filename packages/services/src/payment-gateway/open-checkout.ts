import { holdAccount } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { stripeUnits } from "@tributary/domain/payment/stripe-units";
import { writeAudit } from "../audit/write-audit.ts";
import { type FoundBill, findFinalBill } from "../bill/find-bill.ts";
import { openBills } from "../payment/account.ts";
import type { PaymentGateway } from "./gateway.ts";
import { takesCards } from "./gateway-profile.ts";
import { type GatewayOpener, requireGateway } from "./open-gateway.ts";
import { tellCheckout } from "./tell-checkout.ts";

export interface CheckoutRequest {
  readonly billNumber: string;
  readonly open: GatewayOpener;
  readonly actor: string;
  readonly at: Date;
}

/** The page on which a bill can be paid, or why there is none at the moment. */
export interface PreparedCheckout {
  readonly url: string | null;
  readonly expiresAt: Date | null;
  readonly message: string | null;
}

/** A page that ends sooner is not handed out again. */
const LEAST_MILLISECONDS = 3_600_000;

const UNFINISHED = ["placed", "open", "processing"];

/**
 * Makes a page of the gateway on which whoever has the link can pay what is open on a bill. One that is there
 * already is given again; one of another amount, or about to end, is closed and another one made.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` where cards are not taken and for a bill that is
 *         paid; `LOCKED` while a payment of it is under way; `AMOUNT_INVALID`, `CURRENCY_UNKNOWN`.
 */
export async function openCheckout(db: OperatorDb, request: CheckoutRequest): Promise<PreparedCheckout> {
  const { gateway, checkoutId, closed } = await db.$transaction((tx) => place(tx, db.operatorId, request));
  if (closed !== null) await close(gateway, closed);
  return tellCheckout(db, gateway, checkoutId);
}

/** The checkout is kept before the gateway is told: whatever becomes of us, it is made once. */
async function place(
  tx: OperatorTables,
  operatorId: string,
  { billNumber, open, actor, at }: CheckoutRequest,
) {
  const bill = await findFinalBill(tx, billNumber);
  const gateway = await requireGateway(open, tx, operatorId);
  if (!(await takesCards(tx))) {
    throw new DomainError("INPUT_INVALID", "Cards are not taken at the moment: turn them on under settings.");
  }
  await holdAccount(tx, bill.subscriberId);
  const amountMicros = await openAmount(tx, bill);
  const before = await unfinishedOf(tx, bill.id);
  const endsAt = before?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const isKept =
    before?.amountMicros === amountMicros && endsAt - at.getTime() > LEAST_MILLISECONDS ? before : null;
  if (before !== null && isKept === null) await giveUp(tx, before.id);
  const { id: checkoutId } = isKept ?? (await addCheckout(tx, bill, amountMicros, actor));
  await writeAudit(tx, {
    ...{ actor, action: "payment:open-checkout", subject: billNumber, operatorId },
    details: { checkoutId, amountMicros: String(amountMicros) },
  });
  return { gateway, checkoutId, closed: isKept === null ? (before?.reference ?? null) : null };
}

/** What is open on a bill, which a card can be charged. */
async function openAmount(
  tx: OperatorTables,
  { id, subscriberId, currency, number }: FoundBill,
): Promise<bigint> {
  const bills = await openBills(tx, subscriberId, currency);
  const amountMicros = bills.find(({ billId }) => billId === id)?.openMicros ?? 0n;
  if (amountMicros <= 0n) throw new DomainError("INPUT_INVALID", `Nothing is open on ${number}.`);
  stripeUnits(amountMicros, currency);
  return amountMicros;
}

async function unfinishedOf(tx: OperatorTables, billId: string) {
  const before = await tx.cardCheckout.findFirst({
    where: { billId, status: { in: UNFINISHED } },
    select: { id: true, status: true, amountMicros: true, reference: true, expiresAt: true },
  });
  if (before?.status !== "processing") return before;
  throw new DomainError("LOCKED", "A payment of this bill is under way: wait for what becomes of it.");
}

function giveUp(tx: OperatorTables, id: string) {
  const data = { status: "expired", message: "Another page took its place." };
  return tx.cardCheckout.updateMany({ where: { id }, data });
}

function addCheckout(
  tx: OperatorTables,
  { id: billId, currency }: FoundBill,
  amountMicros: bigint,
  createdBy: string,
) {
  const data = { billId, currency, amountMicros, createdBy };
  return tx.cardCheckout.create({ data, select: { id: true } });
}

/** One that cannot be closed is paid, or ends by itself: what is paid by it is recorded all the same. */
async function close(gateway: PaymentGateway, reference: string): Promise<void> {
  try {
    await gateway.closeCheckout(reference);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
