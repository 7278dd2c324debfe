import { randomUUID } from "node:crypto";

interface Payment {
  readonly id: string;
  readonly object: "payment_intent";
  readonly currency: string;
  readonly amount: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly created: number;
  status: "requires_payment_method" | "processing" | "succeeded";
  amount_received: number;
  latest_charge: { readonly id: string; readonly created: number } | null;
  last_payment_error: { readonly message: string } | null;
}

interface Session {
  readonly id: string;
  readonly object: "checkout.session";
  readonly url: string;
  readonly expires_at: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: "open" | "complete" | "expired";
  payment_intent: Payment | null;
  readonly fields: Fields;
}

interface Refund {
  readonly id: string;
  readonly object: "refund";
  readonly payment_intent: string;
  readonly currency: string;
  readonly amount: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: "pending" | "succeeded" | "failed";
  failure_reason?: string;
}

interface Dispute {
  readonly id: string;
  readonly object: "dispute";
  readonly payment_intent: string;
  readonly currency: string;
  readonly amount: number;
  status: string;
}

type Fields = Readonly<Record<string, string>>;
type Answer = readonly [number, object];

const DAY_SECONDS = 86_400;

/** What somebody does on the hosted pages, at the bank, and in Stripe's own office. */
export interface StripeBooks {
  readonly sessions: readonly Session[];
  readonly refunds: readonly Refund[];
  handle(request: Request): Answer;
  /** The session that was made last. */
  lastSession(): Session;
  pay(session: Session, at?: Date): Payment;
  decline(session: Session): Payment;
  expire(session: Session): Session;
  /** How refunds stand that are asked for from now on. */
  refundsAre(status: Refund["status"]): void;
  /** Made in Stripe's dashboard. */
  refundThere(payment: Payment, amount: number): Refund;
  dispute(payment: Payment, status: string): Dispute;
}

interface Ledger {
  readonly sessions: Session[];
  readonly payments: Payment[];
  readonly refunds: Refund[];
  readonly disputes: Dispute[];
  nextRefund: Refund["status"];
}

export function stripeBooks(): StripeBooks {
  const ledger: Ledger = { sessions: [], payments: [], refunds: [], disputes: [], nextRefund: "succeeded" };
  return {
    sessions: ledger.sessions,
    refunds: ledger.refunds,
    handle: (request) => handle(ledger, request),
    lastSession: () => ledger.sessions.at(-1) as Session,
    pay(session, at = new Date()) {
      const payment = paymentOf(ledger, session);
      session.status = "complete";
      payment.status = "succeeded";
      payment.amount_received = payment.amount;
      payment.latest_charge = { id: newId("ch"), created: Math.floor(at.getTime() / 1_000) };
      payment.last_payment_error = null;
      return payment;
    },
    decline(session) {
      const payment = paymentOf(ledger, session);
      payment.last_payment_error = { message: "Your card was declined." };
      return payment;
    },
    expire(session) {
      session.status = "expired";
      return session;
    },
    refundsAre(status) {
      ledger.nextRefund = status;
    },
    refundThere: (payment, amount) => addRefund(ledger, payment, amount, {}),
    dispute: ({ id: payment_intent, currency, amount }, status) => {
      const known = ledger.disputes.find((each) => each.payment_intent === payment_intent);
      const dispute = known ?? {
        id: newId("dp"),
        object: "dispute",
        payment_intent,
        currency,
        amount,
        status,
      };
      if (known === undefined) ledger.disputes.unshift(dispute);
      dispute.status = status;
      return dispute;
    },
  };
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly fields: Fields;
}

function handle(ledger: Ledger, { method, path, fields }: Request): Answer {
  const [, id, verb] = /^\/v1\/checkout\/sessions\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (id !== undefined) return handleSession(ledger, id, verb);
  if (path === "/v1/refunds" && method === "POST") return makeRefund(ledger, fields);
  if (path === "/v1/refunds") return listOf(ledger.refunds, fields);
  if (path === "/v1/disputes") return listOf(ledger.disputes, fields);
  if (path === "/v1/checkout/sessions" && method === "POST") return makeSession(ledger, fields);
  return [404, refusal(`Unrecognized request URL (${method}: ${path}).`)];
}

function handleSession({ sessions }: Ledger, id: string, verb: string | undefined): Answer {
  const session = sessions.find((each) => each.id === id);
  if (session === undefined) return [404, refusal("No such checkout.session.")];
  if (verb === "expire") {
    if (session.status !== "open") return [400, refusal("Only open sessions can be expired.")];
    session.status = "expired";
  }
  return [200, shown(session)];
}

function makeSession({ sessions }: Ledger, fields: Fields): Answer {
  if (!(priceOf(fields).amount >= 50)) return [400, refusal("Amount must be at least 50.")];
  const id = newId("cs_test");
  const session: Session = {
    ...{ id, object: "checkout.session", url: `https://checkout.example/c/${id}`, status: "open", fields },
    ...{ expires_at: now() + DAY_SECONDS, metadata: metadataOf(fields, "metadata"), payment_intent: null },
  };
  sessions.push(session);
  return [200, shown(session)];
}

function makeRefund(ledger: Ledger, fields: Fields): Answer {
  const payment = ledger.payments.find(({ id }) => id === fields.payment_intent);
  if (payment === undefined) return [404, refusal("No such payment_intent.")];
  const back = ledger.refunds.filter(
    (each) => each.payment_intent === payment.id && each.status !== "failed",
  );
  const left = payment.amount_received - back.reduce((sum, { amount }) => sum + amount, 0);
  const amount = Number(fields.amount);
  if (amount > left) return [400, refusal("Refund amount is greater than unrefunded amount on charge.")];
  return [200, addRefund(ledger, payment, amount, metadataOf(fields, "metadata"))];
}

function paymentOf({ payments }: Ledger, session: Session): Payment {
  if (session.payment_intent !== null) return session.payment_intent;
  const payment: Payment = {
    ...{ id: newId("pi"), object: "payment_intent", ...priceOf(session.fields), amount_received: 0 },
    metadata: metadataOf(session.fields, "payment_intent_data[metadata]"),
    ...{ created: now(), status: "requires_payment_method", latest_charge: null, last_payment_error: null },
  };
  session.payment_intent = payment;
  payments.push(payment);
  return payment;
}

function addRefund(
  { refunds, nextRefund: status }: Ledger,
  { id: payment_intent, currency }: Payment,
  amount: number,
  metadata: Fields,
): Refund {
  const refund: Refund = {
    ...{ id: newId("re"), object: "refund", payment_intent, currency, amount, metadata, status },
  };
  refunds.unshift(refund);
  return refund;
}

function listOf(rows: readonly { readonly payment_intent: string }[], { payment_intent }: Fields): Answer {
  const data = rows.filter((row) => row.payment_intent === payment_intent);
  return [200, { object: "list", url: "/v1", has_more: false, data }];
}

/** A page can be opened while it is open only. */
function shown({ fields: _, ...session }: Session): object {
  return { ...session, url: session.status === "open" ? session.url : null };
}

function priceOf(fields: Fields): { readonly currency: string; readonly amount: number } {
  const price = "line_items[0][price_data]";
  return { currency: fields[`${price}[currency]`] ?? "", amount: Number(fields[`${price}[unit_amount]`]) };
}

function metadataOf(fields: Fields, under: string): Record<string, string> {
  const named = Object.entries(fields).filter(([name]) => name.startsWith(`${under}[`));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(under.length + 1, -1), value]));
}

function refusal(message: string): object {
  return { error: { type: "invalid_request_error", message } };
}

function newId(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll("-", "")}`;
}

function now(): number {
  return Math.floor(Date.now() / 1_000);
}
