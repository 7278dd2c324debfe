import { randomUUID } from "node:crypto";
import { invoiceFile } from "@tributary/services/testing/invoice-file";
import { makePlain } from "@tributary/services/testing/plain";
import { portfolioFolder } from "@tributary/services/testing/portfolio-file";
import { PLAIN_TERMS } from "@tributary/services/testing/terms";
import { AGREEMENT, SOURCE } from "@tributary/services/testing/world";
import { ingestFiles } from "@tributary/services/usage-file/ingest-files";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";

const key = () => ({ idempotencyKey: randomUUID() });
const denied = { code: "FORBIDDEN" };

const folder = portfolioFolder();
let api: ApiWorld;
let fileId = 0;
beforeAll(async () => {
  const zones = { plmns: { "26201": "domestic" }, prefixes: {} };
  api = await makeApiWorld((database) => makePlain(database, { ...PLAIN_TERMS, zones }));
  const rows = ["D", "X"].map((type) => `2026-10-03T10:00:00Z,262019999999999,${type},1000000000,26201`);
  const path = folder.write(`time,imsi,type,bytes,plmn\n${rows.join("\n")}\n`, "cdr.csv");
  const receivedAt = Date.parse("2026-10-03T12:00:00Z");
  const [taken] = await ingestFiles(api.test, { sourceId: SOURCE, paths: [path], actor: "ada", receivedAt });
  fileId = taken?.fileId ?? 0;
});
afterAll(() => {
  folder.remove();
  return api.close();
});

const analyst = () => api.consoleAs("settlement-analyst");
const approver = () => api.consoleAs("finance-approver");

function sent(fields: Parameters<typeof invoiceFile>[0]) {
  const { name, bytes } = invoiceFile(fields);
  const fileBase64 = Buffer.from(bytes).toString("base64");
  return { agreementId: AGREEMENT, fileName: name, fileBase64 };
}

test("files are seen with what they brought, by those who work with usage", async () => {
  const manager = api.consoleAs("wholesale-manager");
  const { rows, agreements } = await manager.usageFile.list({ search: "CDR" });
  expect(rows).toMatchObject([{ fileId, status: "loaded", received: 2, quarantined: 1, lagSeconds: 7_200n }]);
  expect(agreements).toMatchObject([{ id: AGREEMENT, sourceIds: [SOURCE] }]);
  const shown = await manager.usageFile.show({ fileId });
  expect(shown.quarantine).toMatchObject([{ reason: "MALFORMED", waiting: 1n, operatorName: null }]);
  expect((await manager.usageFile.sums({ fileId })).total).toBe(1);
  await expect(manager.usageFile.show({ fileId: 4711 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(api.consoleAs("support-lead").usageFile.list({})).rejects.toMatchObject(denied);
  const { bytes } = await manager.usageFile.export({ form: "raw" });
  expect(new TextDecoder().decode(bytes)).toContain("cdr.csv,loaded,");
});

test("a re-drive is previewed, started once and seen to its end", async () => {
  const groups = [{ sourceId: SOURCE, reason: "MALFORMED", operatorId: null }];
  await expect(approver().quarantine.redrive({ groups, why: "x", ...key() })).rejects.toMatchObject(denied);
  expect(await analyst().quarantine.preview({ groups })).toMatchObject([{ currency: "EUR", records: 1n }]);
  const request = { groups, why: "The mapping knows X now.", ...key() };
  const first = await analyst().quarantine.redrive(request);
  expect(await analyst().quarantine.redrive(request)).toEqual(first);
  const { redriveIds } = first;
  await vi.waitFor(async () => {
    const redrives = await approver().quarantine.redrives();
    const done = { id: redriveIds[0], state: "done", result: { left: 1 } };
    expect(redrives).toMatchObject({ running: [], ended: [done] });
  });
  expect(await analyst().quarantine.redrive(request)).toEqual(first);
  const [redriveId = ""] = redriveIds;
  await expect(analyst().quarantine.cancel({ redriveId, ...key() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("who imports an invoice does not accept it, and sending it again has one effect", async () => {
  const file = sent({ number: "A-1", net: "99.99" });
  const preview = await analyst().mnoInvoice.preview(file);
  expect(preview).toMatchObject({ number: "A-1", status: "flagged", lineCount: 1 });
  expect(preview.checks.find(({ code }) => code === "HEADER_TOTAL")).toMatchObject({ result: "failed" });
  await expect(approver().mnoInvoice.import({ ...file, ...key() })).rejects.toMatchObject(denied);
  const request = { ...file, ...key() };
  const imported = await analyst().mnoInvoice.import(request);
  expect(await analyst().mnoInvoice.import(request)).toEqual(imported);
  await expect(analyst().mnoInvoice.import({ ...file, ...key() })).rejects.toThrow("is on record already");
  const decision = { invoiceId: imported.id, reason: "A rounding of the network." };
  await expect(analyst().mnoInvoice.accept({ ...decision, ...key() })).rejects.toMatchObject(denied);
  await approver().mnoInvoice.accept({ ...decision, ...key() });
  const shown = await analyst().mnoInvoice.show({ invoiceId: imported.id });
  expect(shown).toMatchObject({ status: "received", acceptedBy: "finance-approver@example.net" });
  const { bytes } = await analyst().mnoInvoice.file({ invoiceId: imported.id });
  expect(Buffer.from(bytes).toString("base64")).toBe(file.fileBase64);
  await expect(approver().mnoInvoice.reject({ ...decision, ...key() })).rejects.toThrow("not flagged");
});

test("a file that is no invoice is refused with its place, and so is one that is no base64", async () => {
  const file = { agreementId: AGREEMENT, fileName: "x.csv" };
  const text = Buffer.from("H,1").toString("base64");
  await expect(analyst().mnoInvoice.preview({ ...file, fileBase64: text })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(analyst().mnoInvoice.preview({ ...file, fileBase64: "****" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});
