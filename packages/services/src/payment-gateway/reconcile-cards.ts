import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { followCheckout } from "./follow-checkout.ts";
import type { PaymentGateway } from "./gateway.ts";
import { type GatewayOpener, requireGateway } from "./open-gateway.ts";
import { tellCheckout } from "./tell-checkout.ts";
import { tellRefund } from "./tell-refund.ts";

export interface ReconcileRequest {
  readonly open: GatewayOpener;
  readonly actor: string;
  readonly at: Date;
  /** How far back what is paid is looked at again: it may have been refunded or disputed since. */
  readonly days: number;
}

export interface ReconciledCards {
  /** How many checkouts were looked at. */
  readonly looked: number;
  /** What was recorded, or stands otherwise now. */
  readonly changed: readonly ReconciledCheckout[];
  /** Of which nothing was heard. */
  readonly failed: readonly { readonly bill: string; readonly message: string }[];
}

export interface ReconciledCheckout {
  readonly bill: string;
  readonly before: string;
  readonly after: string;
  readonly currency: string;
  readonly booked: readonly { readonly reference: string; readonly amountMicros: bigint }[];
}

const DAY = 86_400_000;
/** A gateway knows a key again for a day: later the same could be made a second time. */
const KEY_LASTS = 23 * 3_600_000;

/**
 * Brings cards to how they stand at the gateway, whatever was lost on the way: what was asked for and never
 * answered is asked for again, all else is read.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for an operator without a gateway.
 */
export async function reconcileCards(db: OperatorDb, request: ReconcileRequest): Promise<ReconciledCards> {
  const gateway = await requireGateway(request.open, db.shared, db.operatorId);
  const rows = await unsettled(db, new Date(request.at.getTime() - request.days * DAY));
  const changed: ReconciledCheckout[] = [];
  const failed: { bill: string; message: string }[] = [];
  for (const { id, status: before, currency, bill: of } of rows) {
    const bill = of.number ?? "";
    try {
      const booked = await reconcile(db, gateway, id, request);
      const { status: after } = await db.shared.cardCheckout.findFirstOrThrow({ where: { id } });
      if (booked.length > 0 || after !== before) changed.push({ bill, before, after, currency, booked });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failed.push({ bill, message: error.message });
    }
  }
  return { looked: rows.length, changed, failed };
}

/** What is not over, and what is recent. */
function unsettled({ shared }: OperatorDb, since: Date) {
  return shared.cardCheckout.findMany({
    where: {
      OR: [
        { status: { in: ["placed", "open", "processing"] } },
        { refunds: { some: { status: { in: ["asked", "pending"] } } } },
        { reference: { not: null }, createdAt: { gte: since } },
      ],
    },
    orderBy: { createdAt: "asc" },
    select: { id: true, status: true, currency: true, bill: { select: { number: true } } },
  });
}

async function reconcile(
  db: OperatorDb,
  gateway: PaymentGateway,
  checkoutId: string,
  { at, actor }: ReconcileRequest,
) {
  const reference = await referenceOf(db, gateway, checkoutId, at);
  if (reference === null) return [];
  const follow = () => followCheckout(db, gateway, { checkoutId, reference, actor, at, isAudited: true });
  const booked = await follow();
  const unheard = await db.shared.cardRefund.findMany({ where: { checkoutId, status: "asked" } });
  for (const { id, createdAt } of unheard) await askAgain(db, gateway, id, isFresh(createdAt, at));
  return unheard.length === 0 ? booked : [...booked, ...(await follow())];
}

/** The gateway's name for a checkout; one that was never answered is asked for again while its key lasts. */
async function referenceOf(
  db: OperatorDb,
  gateway: PaymentGateway,
  id: string,
  at: Date,
): Promise<string | null> {
  const find = () => db.shared.cardCheckout.findFirstOrThrow({ where: { id } });
  const { status, reference, createdAt } = await find();
  if (status !== "placed" || reference !== null) return reference;
  if (isFresh(createdAt, at)) {
    const { message } = await tellCheckout(db, gateway, id);
    const after = await find();
    if (after.status === "placed") throw new DomainError("GATEWAY_UNREACHABLE", message ?? "No answer.");
    return after.reference;
  }
  const data = { status: "failed", message: "The gateway never answered." };
  await db.shared.cardCheckout.updateMany({ where: { id, status: "placed", reference: null }, data });
  return null;
}

async function askAgain(db: OperatorDb, gateway: PaymentGateway, id: string, isFreshKey: boolean) {
  if (isFreshKey) return void (await tellRefund(db, gateway, id));
  const data = { status: "failed", message: "The gateway knows nothing of it." };
  await db.shared.cardRefund.updateMany({ where: { id, status: "asked" }, data });
}

function isFresh(createdAt: Date, at: Date): boolean {
  return at.getTime() - createdAt.getTime() < KEY_LASTS;
}
