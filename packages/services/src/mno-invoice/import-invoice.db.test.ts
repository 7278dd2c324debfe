import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoiceFile, type PrintedFields } from "../testing/invoice-file.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, makeWorld } from "../testing/world.ts";
import { acceptInvoice } from "./accept-invoice.ts";
import { importInvoice } from "./import-invoice.ts";
import { listInvoices } from "./list-invoices.ts";
import { pageInvoiceLines } from "./page-invoice-lines.ts";
import { previewInvoice } from "./preview-invoice.ts";
import { readInvoiceBytes } from "./read-invoice-bytes.ts";
import { rejectInvoice } from "./reject-invoice.ts";
import { showInvoice } from "./show-invoice.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  const world = await makeWorld(test, PLAIN_TERMS);
  await world.addOperator("alfa");
});
afterAll(() => test.close());

const db = () => test.portfolioDb();
const take = (fields: PrintedFields, isRevision = false) =>
  importInvoice(db(), { agreementId: AGREEMENT, file: invoiceFile(fields), actor: "ada", isRevision });
const linesOf = async (invoiceId: string) =>
  (await pageInvoiceLines(db(), { invoiceId, page: 1, pageSize: 100 })).rows;
const statuses = async (number: string) =>
  (await listInvoices(db(), { agreementId: AGREEMENT }))
    .filter((each) => each.number === number)
    .map(({ revision, status }): [number, string] => [revision, status])
    .sort(([one], [other]) => one - other);

describe("an invoice", () => {
  it("is kept with its bytes, its lines and one audit row", async () => {
    const file = invoiceFile({ number: "A-1", period: "2026-01", lines: ["1,L1,Data,100,1.00,100.00,alfa"] });
    const { id } = await importInvoice(db(), { agreementId: AGREEMENT, file, actor: "ada" });
    expect(await showInvoice(db(), { id, at: new Date("2026-12-01T12:00:00Z") })).toMatchObject({
      id,
      netMicros: 100_000_000n,
      issuedOn: "2026-11-05",
      daysLeft: 4,
      payable: { payableMicros: 100_000_000n },
      matchedMicros: null,
      disputes: [],
      payments: [],
    });
    expect(await linesOf(id)).toMatchObject([
      {
        lineCode: "L1",
        quantity: "100",
        rate: "1",
        operatorId: "alfa",
        period: "2026-01",
        exceptionId: null,
      },
    ]);
    expect(Buffer.from((await readInvoiceBytes(db(), id)).bytes)).toEqual(file.bytes);
    const audits = await db().auditEvent.findMany({ where: { subject: "A-1" } });
    expect(audits.map(({ actor, action }) => [actor, action])).toEqual([["ada", "mno-invoice:import"]]);
  });

  it("edge 39: a duplicate number is flagged until a person accepts it with a reason", async () => {
    await take({ number: "D-1", period: "2026-02" });
    const second = await take({ number: "D-1", period: "2026-03" });
    expect(second).toMatchObject({ status: "flagged", revision: 2, flags: [{ code: "DUPLICATE_NUMBER" }] });

    const decision = { agreementId: AGREEMENT, number: "D-1", actor: "fay" };
    await expect(acceptInvoice(db(), { ...decision, reason: " " })).rejects.toThrow("say why");
    await acceptInvoice(db(), { ...decision, reason: "The network confirmed the number by telephone." });
    // They are for two periods, so that both stand.
    expect(await statuses("D-1")).toEqual([
      [1, "received"],
      [2, "received"],
    ]);
    await expect(acceptInvoice(db(), { ...decision, reason: "again" })).rejects.toThrow(
      "is received, not flagged",
    );
  });

  it("edge 40: a revised invoice supersedes the earlier one once it is in order itself", async () => {
    await take({ number: "V-1", period: "2026-04" });
    const doubtful = { number: "V-1", period: "2026-04", net: "90.01", lines: ["1,L1,Data,90,1.00,90.00"] };
    expect(await take(doubtful, true)).toMatchObject({ status: "flagged", revision: 2 });
    expect(await statuses("V-1")).toEqual([
      [1, "received"],
      [2, "flagged"],
    ]);
    const decision = {
      agreementId: AGREEMENT,
      number: "V-1",
      actor: "fay",
      reason: "The total is wrong by a cent.",
    };
    await rejectInvoice(db(), decision);
    expect(await take({ ...doubtful, net: "90.00" }, true)).toMatchObject({
      status: "received",
      revision: 3,
      flags: [],
    });
    expect(await statuses("V-1")).toEqual([
      [1, "superseded"],
      [2, "superseded"],
      [3, "received"],
    ]);
    await expect(take({ number: "V-9", period: "2026-04" }, true)).rejects.toThrow(
      "no invoice V-9 that this one could revise",
    );
  });

  it("edge 41: a line in arrears for July is kept for July", async () => {
    const lines = ["1,L1,Data,60,1.00,60.00", "2,L1,Data of July,40,1.00,40.00,,2026-07"];
    const { id } = await take({ number: "J-1", period: "2026-08", lines });
    const shown = await linesOf(id);
    expect(shown.map(({ period }) => period)).toEqual(["2026-08", "2026-07"]);
  });

  it("edge 42: a negative line is read as it stands", async () => {
    const lines = ["1,L1,Data,110,1.00,110.00", "2,L1,Credit,,,-10.00"];
    const { id } = await take({ number: "N-1", period: "2026-09", lines });
    const shown = await linesOf(id);
    expect(shown.map(({ amountMicros }) => amountMicros)).toEqual([110_000_000n, -10_000_000n]);
  });

  it("edge 43: a line that no agreement line stands behind is unmapped, which does not block", async () => {
    const lines = ["1,L1,Data,50,1.00,50.00", "2,,Sundries,,,50.00"];
    const { status, flags } = await take({ number: "U-1", period: "2026-10", lines });
    expect(status).toBe("received");
    expect(flags).toMatchObject([{ code: "LINE_UNMAPPED", lineNumber: 2, isBlocking: false }]);
  });

  it("edge 44: lines that miss the header total by 0.01 are flagged with the difference", async () => {
    const { status, flags } = await take({ number: "C-1", period: "2026-11", net: "100.01" });
    expect(status).toBe("flagged");
    expect(flags).toMatchObject([{ code: "HEADER_TOTAL", differenceMicros: 10_000n }]);
  });

  it("edge 45: an invoice in another currency is flagged and can never be accepted", async () => {
    await take({ number: "X-1", period: "2026-12", currency: "USD" });
    const decision = { agreementId: AGREEMENT, number: "X-1", actor: "fay", reason: "close enough" };
    await expect(acceptInvoice(db(), decision)).rejects.toThrow("The invoice is in USD");
  });

  it("is previewed by the checks that import it, with nothing recorded", async () => {
    const file = invoiceFile({ number: "P-1", period: "2027-02", net: "99.99", sender: "Nobody Ltd" });
    const input = { agreementId: AGREEMENT, file };
    const preview = await previewInvoice(db(), input);
    const failed = preview.checks.filter(({ result }) => result === "failed").map(({ code }) => code);
    expect([preview.status, failed]).toEqual(["flagged", ["UNKNOWN_SENDER", "HEADER_TOTAL"]]);
    expect(await db().mnoInvoice.count({ where: { number: "P-1" } })).toBe(0);
    const { status, flags } = await importInvoice(db(), { ...input, actor: "ada" });
    expect([status, flags.map(({ code }) => code)]).toEqual(["flagged", failed]);
    expect((await previewInvoice(db(), input)).status).toBeNull();
  });

  it("that was rejected is told apart from one that was revised", async () => {
    const { id } = await take({ number: "T-1", period: "2027-03", net: "99.99" });
    const decision = { agreementId: AGREEMENT, number: "T-1", actor: "fay", reason: "A forgery." };
    await rejectInvoice(db(), decision);
    const shown = await showInvoice(db(), { id, at: new Date() });
    expect(shown).toMatchObject({ status: "rejected", rejectedBy: "fay", rejectReason: "A forgery." });
    expect(shown.payable).toBeNull();
  });

  it("of the same bytes at once, one is recorded", async () => {
    const file = invoiceFile({ number: "S-1", period: "2027-01" });
    const input = { agreementId: AGREEMENT, file, actor: "ada" };
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => importInvoice(db(), input)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const reasons = results.flatMap((each) =>
      each.status === "rejected" ? [(each.reason as Error).message] : [],
    );
    expect(reasons.every((reason) => reason.includes("is on record already"))).toBe(true);
  });

  it("that names an operator there is not, or comes under no agreement, is refused", async () => {
    const lines = ["1,L1,Data,100,1.00,100.00,omega"];
    await expect(take({ number: "O-1", lines })).rejects.toThrow(
      'Line 1 names the operator "omega", which there is not',
    );
    const input = { agreementId: "de9", file: invoiceFile({ number: "O-2" }), actor: "ada" };
    await expect(importInvoice(db(), input)).rejects.toThrow('There is no agreement "de9"');
  });
});
