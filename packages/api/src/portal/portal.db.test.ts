import { labelAt } from "@tributary/domain/period/period";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld, type PortalCaller } from "../testing/api-world.ts";
import { insertCanaryRecords } from "../testing/canary-records.ts";
import { makeSettledOctober, octoberStatement } from "../testing/settled-october.ts";

let api: ApiWorld;
let alfa: PortalCaller;
let beta: PortalCaller;

beforeAll(async () => {
  api = await makeApiWorld(makeSettledOctober);
  await insertCanaryRecords(api.test, ["alfa"]);
  alfa = api.portalAs("alfa", "operator-admin");
  beta = api.portalAs("beta", "operator-admin");
});
afterAll(() => api.close());

const key = () => ({ idempotencyKey: crypto.randomUUID() });

/** A refusal as its caller gets it. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TRPCError)) return "not refused";
  const { code, message, cause } = error;
  return { code, message, details: (cause as { details?: unknown } | undefined)?.details };
}

async function contest(caller: PortalCaller, number: string) {
  const lines = [{ lineNumber: 1, contestedMicros: 1_000_000n }];
  return caller.statement.contest({ number, version: 1, lines, reason: "Too much.", ...key() });
}

test("a sibling's statement or dispute is refused in the words of one that does not exist", async () => {
  await contest(beta, octoberStatement("beta"));
  const { hash } = await beta.statement.show({ number: octoberStatement("beta") });
  const ofStatement = (number: string) => [
    alfa.statement.show({ number }),
    alfa.statement.show({ number, version: 1 }),
    alfa.statement.download({ number, version: 1, form: "json" }),
    alfa.statement.accept({ number, version: 1, hash, ...key() }),
    contest(alfa, number),
  ];
  const ofDispute = (number: string) => [
    alfa.dispute.show({ number }),
    alfa.dispute.reply({ number, note: "And?", ...key() }),
    alfa.dispute.withdraw({ number, note: "", ...key() }),
  ];
  const siblings = [...ofStatement(octoberStatement("beta")), ...ofDispute("OD-beta-1")].map(refusal);
  const absent = [...ofStatement("ST-nothing"), ...ofDispute("OD-nothing-1")].map(refusal);
  const refused = await Promise.all(siblings);
  expect(refused).toEqual(await Promise.all(absent));
  for (const each of refused) expect(each).toMatchObject({ code: "NOT_FOUND" });
});

test("lists show the operator's own, whatever is searched for", async () => {
  const { rows, total } = await alfa.statement.list({ search: "beta" });
  expect([rows, total]).toEqual([[], 0]);
  expect((await alfa.statement.list({})).rows.map(({ number }) => number)).toEqual([
    octoberStatement("alfa"),
  ]);
  expect((await alfa.dispute.list({})).total).toBe(0);
  expect((await alfa.audit.list({ search: "beta" })).total).toBe(0);
});

test("what a person may not read is not on their home either", async () => {
  const home = (role: Parameters<ApiWorld["portalAs"]>[1]) => api.portalAs("alfa", role).home.get();
  const admin = await home("operator-admin");
  expect(admin.account?.toReview.total).toBe(1);
  expect(admin.usage?.services).toMatchObject([{ service: "sms", records: 12n }]);
  expect(admin.looks).toEqual({ count: 0, latestAt: null });
  expect(await home("operator-viewer")).toMatchObject({ account: { toReview: { total: 1 } }, looks: null });
  expect(await home("operator-support")).toMatchObject({ account: null, answers: null, looks: null });
  expect(await home("operator-developer")).toMatchObject({ account: null, answers: null, usage: null });
});

test("accepting asks again who somebody is, and is done once", async () => {
  const number = octoberStatement("alfa");
  const { hash } = await alfa.statement.show({ number });
  const early = api.portalAs("alfa", "operator-finance", { steppedUpAt: 0 });
  expect(await refusal(early.statement.accept({ number, version: 1, hash, ...key() }))).toMatchObject({
    code: "FORBIDDEN",
  });
  const same = { number, version: 1, hash, ...key() };
  const first = await alfa.statement.accept(same);
  expect(await alfa.statement.accept(same)).toEqual(first);
  const accepted = await alfa.audit.list({ action: "statement:accept" });
  expect(accepted.rows).toMatchObject([{ subject: number, app: "portal" }]);
  expect(await refusal(alfa.statement.accept({ ...same, ...key() }))).toMatchObject({ code: "CONFLICT" });
});

test("a look by the MVNA is read with its reason in the access log, by that operator alone", async () => {
  const console = api.consoleAs("settlement-analyst");
  await console.operatorAccess.enter({ operatorId: "alfa", reason: "Checking line 3 of October.", ...key() });
  const { rows } = await alfa.accessLog.list({});
  expect(rows).toMatchObject([{ reason: "Checking line 3 of October.", isOpen: true }]);
  expect((await alfa.home.get()).looks?.count).toBe(1);
  expect((await beta.accessLog.list({})).total).toBe(0);
});

test("from a line to its days and their records, whose shares come to the line's amount", async () => {
  const number = octoberStatement("alfa");
  const { groups } = await alfa.statement.show({ number });
  const line = groups.flatMap(({ lines }) => lines).find(({ code }) => code === "L4");
  const { lineNumber = 0, amountMicros = 0n } = line ?? {};
  const shown = await alfa.statementLine.days({ number, lineNumber });
  if (shown.kind !== "usage") throw new Error(shown.text);
  expect(shown.days).toHaveLength(12);
  expect(shown.days.reduce((sum, day) => sum + day.amountMicros, 0n)).toBe(amountMicros);
  const [first] = shown.days;
  const page = await alfa.statementLine.records({ number, lineNumber, day: first?.day ?? "" });
  if (page.kind !== "usage") throw new Error(page.text);
  expect(page.records).toMatchObject([
    { msisdn: "•••000", amountMicros: first?.amountMicros, quantity: "34166" },
  ]);
  const file = await alfa.statementLine.export({ number, lineNumber, day: first?.day ?? "", form: "raw" });
  expect(new TextDecoder().decode(file.bytes)).toContain(",•••000,sms,mo,domestic,");
  const other = groups.flatMap(({ lines }) => lines).find(({ code }) => code === "L6")?.lineNumber ?? 0;
  expect(await alfa.statementLine.days({ number, lineNumber: other })).toMatchObject({ kind: "fixed" });
});

test("a cursor, a day and a line of nobody give nothing away", async () => {
  const number = octoberStatement("beta");
  const line = { number, lineNumber: 1, day: "2026-10-10" };
  const absent = { ...line, number: "ST-nothing" };
  const cursor = "1791626400000-1";
  expect(await refusal(alfa.statementLine.records({ ...line, cursor }))).toEqual(
    await refusal(alfa.statementLine.records({ ...absent, cursor })),
  );
  expect(await refusal(alfa.statementLine.days({ number, lineNumber: 1 }))).toEqual(
    await refusal(alfa.statementLine.days({ number: "ST-nothing", lineNumber: 1 })),
  );
  const own = { number: octoberStatement("alfa"), day: "2026-10-10" };
  expect(await refusal(alfa.statementLine.records({ ...own, lineNumber: 999 }))).toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the log is read by action, word and month, and exported as it is read", async () => {
  const all = await alfa.audit.list({});
  expect(all.total).toBeGreaterThan(1);
  const looks = await alfa.audit.list({ action: "operator" });
  expect(looks.rows.map(({ action }) => action)).toEqual(["operator:enter"]);
  const month = labelAt(all.rows[0]?.occurredAt.getTime() ?? 0, all.zone);
  expect((await alfa.audit.list({ month })).total).toBe(all.total);
  expect((await alfa.audit.list({ month: "2020-01" })).total).toBe(0);
  const { bytes } = await alfa.audit.export({ action: "operator", form: "raw" });
  expect(new TextDecoder().decode(bytes).trim().split("\r\n")).toHaveLength(2);
  expect((await alfa.audit.chain()).rows).toBeGreaterThan(all.total);
});

test("usage is exported as it is shown", async () => {
  const shown = await alfa.usage.month({ month: "2026-10" });
  const { bytes, fileName } = await alfa.usage.export({ month: "2026-10", form: "raw" });
  const rows = new TextDecoder().decode(bytes).trim().split("\r\n").slice(1);
  expect(fileName).toBe("usage-2026-10-raw.csv");
  expect(rows).toHaveLength(12);
  const records = rows.reduce((sum, row) => sum + BigInt(row.split(",")[2] ?? "0"), 0n);
  expect(shown.services).toMatchObject([{ service: "sms", records }]);
  expect(shown.days).toHaveLength(31);
  expect((await beta.usage.month({ month: "2026-10" })).services).toEqual([]);
});
