import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { parseMicros } from "@tributary/domain/money/micros";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { creditOf, openBills } from "../payment/account.ts";
import { checkCheckout } from "../payment-gateway/check-checkout.ts";
import { openCheckout } from "../payment-gateway/open-checkout.ts";
import type { GatewayOpener } from "../payment-gateway/open-gateway.ts";
import { refundCard } from "../payment-gateway/refund-card.ts";
import { saveGatewayProfile } from "../payment-gateway/save-gateway-profile.ts";
import { stripeGateway } from "../payment-gateway/stripe-gateway.ts";
import { takeNotice } from "../payment-gateway/take-notice.ts";
import { billingWorld } from "./billing-world.ts";
import { CARD_KEYS, CARD_SETTINGS } from "./card-settings.ts";
import { SECRET_KEY, type SignedEvent, type StripeServer, WEBHOOK_SECRET } from "./stripe-server.ts";

const actor = "finance@alfa.example";

/** Bills of 23.80, one a month from October 2026 on. */
export const BILLS = ["A-2026-000001", "A-2026-000002"] as const;

/** An operator that takes cards, with one subscriber and two final bills of 23.80. */
export async function cardWorld(db: OperatorDb, stripe: StripeServer) {
  const world = await billingWorld(db);
  const fees = [{ code: "BASE", description: "Monthly fee", amount: "20", taxCode: "standard" }];
  const plan = await world.addPlan("m", { fees });
  const [subscriberId = ""] = (await world.addSubscribers(["100"], plan, "2026-10-01T00:00:00Z")).values();
  for (const [period, day] of [
    ["2026-10", "2026-11-02"],
    ["2026-11", "2026-12-01"],
  ] as const) {
    const at = new Date(`${day}T09:00:00Z`);
    const { runId } = await prepareBillRun(db, { period, actor, at });
    await finalizeBillRun(db, { runId, actor, at, leavesExceptions: false });
  }
  const given = { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET };
  await saveGatewayProfile(db, { settings: CARD_SETTINGS, given, keys: CARD_KEYS, actor });
  const account = { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, address: new URL(stripe.address) };
  const open: GatewayOpener = async () => stripeGateway({ ...account, timeoutMilliseconds: 400 });
  const of = { open, actor };
  return {
    ...{ db, subscriberId, open },
    checkout: (billNumber: string = BILLS[0], at = new Date()) => openCheckout(db, { ...of, billNumber, at }),
    latest: () =>
      db.shared.cardCheckout.findFirstOrThrow({ orderBy: { createdAt: "desc" }, include: { refunds: true } }),
    take: ({ body, signature }: SignedEvent) =>
      takeNotice(db, { body, signature, open, at: new Date("2026-12-03T09:00:00Z") }),
    check: (checkoutId: string) => checkCheckout(db, { ...of, checkoutId, at: new Date() }),
    refund: (checkoutId: string, amount: string) =>
      refundCard(db, { ...of, checkoutId, amountMicros: parseMicros(amount), at: new Date() }),
    payments: () =>
      db.shared.payment.findMany({
        orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
        select: { method: true, reference: true, amountMicros: true },
      }),
    /** What is open on each bill. */
    async owed() {
      const bills = await openBills(db.shared, subscriberId, "EUR");
      return BILLS.map((number) => bills.find((bill) => bill.number === number)?.openMicros);
    },
    credit: () => creditOf(db.shared, subscriberId, "EUR"),
  };
}

export type CardWorld = Awaited<ReturnType<typeof cardWorld>>;
