import { named, open, type PolicyRow } from "./policy-row.ts";

const reason = "More than we measured in that month.";

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
  "usage.export": open("usage:export", { month: "2026-10", form: "raw" }),
  "usage.month": open("usage:read", { month: "2026-10" }),
  "usage.waiting": open("quarantine:read"),
  "user.grant": named("user:write", ({ userId }) => ({ userId, role: "operator-viewer" })),
  "user.invite": open("user:write", { email: "somebody.new@example.net", role: "operator-viewer" }),
  "user.list": open("user:read"),
  "user.revoke": named("user:write", ({ bindingId }) => ({ bindingId })),
};
