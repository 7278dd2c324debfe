import { draftOf } from "@tributary/services/bill/draft-profile";
import { billingProfile } from "@tributary/services/testing/billing-profile";
import { CARD_SETTINGS } from "@tributary/services/testing/card-settings";
import { usageAlertPolicy } from "./alert-policy.ts";
import { numberPolicy } from "./number-policy.ts";
import { named, open, type PolicyRow } from "./policy-row.ts";
import { rateCardPolicy } from "./rate-card-policy.ts";
import { ownTicketPolicy } from "./ticket-policy.ts";
import { webhookPolicy } from "./webhook-policy.ts";

const reason = "More than we measured in that month.";

const SUBSCRIBERS = {
  fileName: "people.csv",
  fileBase64: Buffer.from("number,name\nS-1,Somebody\n").toString("base64"),
};

/** Every procedure of the portal: what it needs, and how it is asked. */
export const portalPolicy: Readonly<Record<string, PolicyRow>> = {
  ...usageAlertPolicy,
  "accessLog.list": open("audit:read", {}),
  "audit.chain": open("audit:read"),
  "audit.export": open("audit:export", { form: "raw" }),
  "audit.list": open("audit:read", {}),
  "bill.credit": named("bill:write", ({ bill: number }) => ({ number, lines: null, reason })),
  "bill.download": named("bill:export", ({ bill: number }) => ({ number, form: "json" })),
  "bill.drawUpAgain": named("bill:write", ({ subscriber }) => ({ subscriber, period: "2026-09", reason })),
  "bill.export": open("bill:export", { form: "raw" }),
  "bill.list": open("bill:read", {}),
  "bill.rebill": named("bill:write", ({ bill: number }) => ({ number, reason })),
  "bill.show": named("bill:read", ({ bill: number }) => ({ number })),
  "billingProfile.save": open("billing-profile:write", {
    effectiveFrom: "2031-01",
    terms: draftOf(billingProfile()),
  }),
  "billingProfile.show": open("billing-profile:read"),
  "billRun.abandon": named("bill:write", ({ billRun: runId }) => ({ runId })),
  "billRun.finalize": named("bill:approve", ({ billRun: runId }) => ({ runId, leavesExceptions: true })),
  "billRun.prepare": open("bill:write", { period: "2026-08" }),
  "billRun.progress": named("bill:read", ({ billRun: runId }) => ({ runId })),
  "billRun.show": named("bill:read", ({ billRun: runId }) => ({ runId })),
  "dispute.list": open("operator-dispute:read", {}),
  "dispute.reply": named("operator-dispute:write", ({ operatorDispute: number }) => ({
    number,
    note: reason,
  })),
  "dispute.show": named("operator-dispute:read", ({ operatorDispute: number }) => ({ number })),
  "dispute.withdraw": named("operator-dispute:write", ({ operatorDispute: number }) => ({
    number,
    note: reason,
  })),
  "gateway.save": open("bill:write", { settings: CARD_SETTINGS, given: { secretKey: "sk_test_policy" } }),
  "gateway.show": open("bill:read"),
  "home.get": open("home:read"),
  "me.get": open(null),
  "network.reportAccess": open("network:write"),
  "network.save": open("network:write", {
    settings: { network: { address: "https://mno.example", timeoutSeconds: 5 }, smdp: null },
    tokens: { network: "t0ken" },
    hasNewReportToken: false,
  }),
  "network.show": open("network:read"),
  "network.test": open("network:write", { connection: "smdp" }),
  "onboarding.show": open("onboarding:read"),
  "onboarding.supply": open("onboarding:write", { code: "care.sla", text: reason, link: "" }),
  "networkOrder.activationCode": named("network-order:write", ({ orderId: id }) => ({ id })),
  "networkOrder.giveUp": named("network-order:write", ({ orderId: id }) => ({ id, reason })),
  "networkOrder.list": open("network-order:read", {}),
  "networkOrder.retry": named("network-order:write", ({ orderId: id }) => ({ id })),
  "networkOrder.show": named("network-order:read", ({ orderId: id }) => ({ id })),
  ...numberPolicy,
  ...ownTicketPolicy,
  "payment.checkCheckout": named("bill:write", ({ checkoutId }) => ({ checkoutId })),
  "payment.openCheckout": named("bill:write", ({ bill: billNumber }) => ({ billNumber })),
  "payment.promise": named("bill:write", ({ subscriber }) => ({
    subscriber,
    untilDay: "2026-12-24",
    note: reason,
  })),
  "payment.record": named("bill:write", ({ bill: billNumber }) => ({
    ...{ billNumber, amountMicros: 10_000n, method: "transfer", reference: "T-policy" },
    paidOn: "2026-11-05",
  })),
  "payment.refund": named("bill:write", ({ subscriber }) => ({
    ...{ subscriber, currency: "EUR", amountMicros: 10_000n, reference: "R-policy" },
    paidOn: "2026-11-05",
  })),
  "payment.refundCard": named("bill:write", ({ checkoutId }) => ({ checkoutId, amountMicros: 10_000n })),
  "plan.create": open("plan:write", { code: "NEW", name: "New", kind: "plan", rateCard: "RETAIL" }),
  "plan.discard": named("plan:write", ({ plan: code }) => ({ code })),
  "plan.draft": named("plan:write", ({ plan: code }) => ({ code })),
  "plan.economics": named("plan:read", ({ plan: code }) => ({ code, version: 1 })),
  "plan.list": open("plan:read", {}),
  "plan.move": named("plan:write", ({ plan: code }) => ({
    code,
    from: 1,
    to: 2,
    start: "next-period",
    subscribers: 0,
  })),
  "plan.previewMove": named("plan:write", ({ plan: code }) => ({ code, from: 1, to: 2, start: "now" })),
  "plan.publish": named("plan:write", ({ plan: code }) => ({ code, fingerprint: "0".repeat(64) })),
  "plan.retire": named("plan:write", ({ plan: code }) => ({ code })),
  "plan.save": named("plan:write", ({ plan: code }) => ({
    code,
    fingerprint: "0".repeat(64),
    rateCard: "RETAIL",
    terms: { validity: { lasts: "open" }, fees: [], discounts: [], bundles: [] },
  })),
  "plan.show": named("plan:read", ({ plan: code }) => ({ code })),
  "exportPack.ask": open("export-pack:write", { includesPersonal: false }),
  "exportPack.download": named("export-pack:export", ({ packId: id }) => ({ id, position: 0 })),
  "exportPack.list": open("export-pack:read"),
  "retention.hold": open("retention:write", { dataClass: null, subscriber: null, reason }),
  "retention.release": named("retention:write", ({ viewId: id }) => ({ id, reason })),
  "retention.retire": open("retention:write", { month: "2020-01" }),
  "retention.setRule": open("retention:write", { dataClass: "bills", months: 120 }),
  "retention.show": open("retention:read"),
  ...rateCardPolicy,
  "savedView.delete": named(null, ({ viewId: id }) => ({ id })),
  "savedView.list": open(null, { page: "disputes" }),
  "savedView.save": open(null, { page: "disputes", name: "Mine", query: "?x=1", isShared: false }),
  "savedView.share": named(null, ({ viewId: id }) => ({ id, isShared: true })),
  "search.find": open(null, { text: "al" }),
  "statement.accept": named("statement:write", ({ statement: number }) => ({
    number,
    version: 1,
    hash: "0".repeat(64),
  })),
  "statement.contest": named("operator-dispute:write", ({ statement: number }) => ({
    number,
    version: 1,
    lines: [{ lineNumber: 2, contestedMicros: 10_000n }],
    reason,
  })),
  "statement.download": named("statement:export", ({ statement: number }) => ({
    number,
    version: 1,
    form: "json",
  })),
  "statement.export": open("statement:export", { form: "raw" }),
  "statement.list": open("statement:read", {}),
  "statement.show": named("statement:read", ({ statement: number }) => ({ number })),
  "statementLine.days": named("cdr:read", ({ statement: number }) => ({ number, version: 1, lineNumber: 1 })),
  "statementLine.export": named("cdr:export", ({ statement: number }) => ({
    number,
    version: 1,
    lineNumber: 1,
    day: "2026-10-10",
    form: "raw",
  })),
  "statementLine.records": named("cdr:read", ({ statement: number }) => ({
    number,
    version: 1,
    lineNumber: 1,
    day: "2026-10-10",
  })),
  "subscriber.activate": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ plan: "basic", iccid: null, msisdn: null, since: null },
  })),
  "subscriber.add": open("subscriber:write", {
    number: "S-new",
    ...{ name: "Somebody New", email: "", address: "", language: "en", billing: "prepaid" },
  }),
  "subscriber.changeBuyer": named("subscriber:write", ({ subscriber: number }) => ({
    ...{ number, language: "de", vatId: "DE123456789" },
  })),
  "subscriber.changeNumber": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ msisdn: "4915199999991", note: "" },
  })),
  "subscriber.changePlan": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ plan: "basic", when: "now", note: "" },
  })),
  "subscriber.download": named("subscriber:export", ({ subscriber: number }) => ({ number })),
  "subscriber.endAddOn": named("subscriber:write", ({ subscriber: number, viewId: id }) => ({
    ...{ number, id, note: "" },
  })),
  "subscriber.erase": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    reason: "A letter.",
  })),
  "subscriber.export": open("subscriber:export", { form: "raw" }),
  "subscriber.import": open("subscriber:write", SUBSCRIBERS),
  "subscriber.list": open("subscriber:read-masked", {}),
  "subscriber.joinPool": named("subscriber:write", ({ subscriber: number }) => ({
    ...{ number, holder: "S-nobody-1", bundle: "DATA" },
    ...{ cap: null, when: "now", note: "" },
  })),
  "subscriber.leavePool": named("subscriber:write", ({ subscriber: number }) => ({
    ...{ number, holder: number, bundle: "DATA", note: "" },
  })),
  "subscriber.preview": open("subscriber:write", SUBSCRIBERS),
  "subscriber.resume": named("subscriber:write", ({ subscriber: number }) => ({ number, note: "" })),
  "subscriber.reveal": named("subscriber:read", ({ subscriber: number }) => ({ number, reason: "A call." })),
  "subscriber.show": named("subscriber:read-masked", ({ subscriber: number }) => ({ number })),
  "subscriber.suspend": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ reason: "lost", note: "" },
  })),
  "subscriber.swapSim": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ iccid: "8949010000000000008", note: "" },
  })),
  "subscriber.takeAddOn": named("subscriber:write", ({ subscriber: number }) => ({
    ...{ number, addOn: "NOBODYS", when: "now", note: "" },
  })),
  "subscriber.terminate": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ kind: "voluntary", note: "" },
  })),
  "usage.export": open("usage:export", { month: "2026-10", form: "raw" }),
  "usage.month": open("usage:read", { month: "2026-10" }),
  "usage.waiting": open("quarantine:read"),
  "user.grant": named("user:write", ({ userId }) => ({ userId, role: "operator-viewer" })),
  "user.invite": open("user:write", { email: "somebody.new@example.net", role: "operator-viewer" }),
  "user.list": open("user:read"),
  "user.revoke": named("user:write", ({ bindingId }) => ({ bindingId })),
  ...webhookPolicy,
};
