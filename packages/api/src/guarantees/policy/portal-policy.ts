import { named, open, type PolicyRow } from "./policy-row.ts";

const reason = "More than we measured in that month.";

const SIM = "8949010000000000008,262010000000001";
const SUBSCRIBERS = {
  fileName: "people.csv",
  fileBase64: Buffer.from("number,name\nS-1,Somebody\n").toString("base64"),
};

/** Every procedure of the portal: what it needs, and how it is asked. */
export const portalPolicy: Readonly<Record<string, PolicyRow>> = {
  "accessLog.list": open("audit:read", {}),
  "audit.chain": open("audit:read"),
  "audit.export": open("audit:export", { form: "raw" }),
  "audit.list": open("audit:read", {}),
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
  "home.get": open("home:read"),
  "me.get": open(null),
  "number.add": open("number:write", { first: "4915199999990", count: 2 }),
  "number.list": open("number:read", {}),
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
  "savedView.delete": named(null, ({ viewId: id }) => ({ id })),
  "savedView.list": open(null, { page: "disputes" }),
  "savedView.save": open(null, { page: "disputes", name: "Mine", query: "?x=1", isShared: false }),
  "savedView.share": named(null, ({ viewId: id }) => ({ id, isShared: true })),
  "search.find": open(null, { text: "al" }),
  "sim.add": open("sim:write", { batch: "b1", kind: "physical", isTest: false, text: SIM }),
  "sim.list": open("sim:read", {}),
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
    ...{ plan: "basic", iccid: null, msisdn: null, isPortedIn: false },
  })),
  "subscriber.add": open("subscriber:write", {
    number: "S-new",
    ...{ name: "Somebody New", email: "", address: "", language: "en", billing: "prepaid" },
  }),
  "subscriber.changeNumber": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ msisdn: "4915199999991", isPortedIn: true, note: "" },
  })),
  "subscriber.changePlan": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    ...{ plan: "basic", when: "now", note: "" },
  })),
  "subscriber.download": named("subscriber:export", ({ subscriber: number }) => ({ number })),
  "subscriber.erase": named("subscriber:write", ({ subscriber: number }) => ({
    number,
    reason: "A letter.",
  })),
  "subscriber.export": open("subscriber:export", { form: "raw" }),
  "subscriber.import": open("subscriber:write", SUBSCRIBERS),
  "subscriber.list": open("subscriber:read-masked", {}),
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
};
