import { createHash } from "node:crypto";
import { testDatabase } from "@tributary/db/testing/test-database";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCsv } from "../csv/parse-csv.ts";
import { decideExceptions } from "../reconciliation/decide-exceptions.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { makeOctober } from "../testing/october.ts";
import { pdfText } from "../testing/read-pdf.ts";
import { AGREEMENT, type World } from "../testing/world.ts";
import { exportEvidence } from "./export-evidence.ts";
import { openDisputes } from "./open-disputes.ts";
import { raiseDispute } from "./raise-dispute.ts";

const october = { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" };
const number = `D-${AGREEMENT}-2026-10-1`;
const issuer = { name: "Nordlicht Aggregation GmbH", lines: ["Speicherstraße 12, 20457 Hamburg"] };

let world: World;
beforeAll(async () => {
  world = await makeOctober(await testDatabase());
  await reconcile(world.db, october);
  await decideExceptions(world.db, { ...october, decision: "dispute", reason: "The figures are wrong." });
  await openDisputes(world.db, october);
});
afterAll(() => world.test.close());

async function unpacked(): Promise<Record<string, Uint8Array>> {
  const { fileName, bytes } = await exportEvidence(world.db, { number, issuer });
  expect(fileName).toBe(`evidence-${number}.zip`);
  return unzipSync(bytes);
}

/** A CSV's rows as objects by its header. */
function rowsOf(bytes: Uint8Array | undefined): Record<string, string>[] {
  const [header, ...rows] = parseCsv(strFromU8(bytes as Uint8Array), { delimiter: ",", fileName: "a.csv" });
  return rows.map(({ cells }) =>
    Object.fromEntries(cells.map((cell, index) => [header?.cells[index] ?? "", cell])),
  );
}

test("the pack holds the evidence under the dispute's hash, and the SHA-256 of every file", async () => {
  const files = await unpacked();
  expect(Object.keys(files)).toEqual([
    "evidence.pdf",
    "claims.csv",
    "invoice-lines.csv",
    "usage.csv",
    "usage-by-day.csv",
    "files.csv",
    "evidence.json",
    "SHA256SUMS",
  ]);
  const { SHA256SUMS: sums, ...others } = files;
  expect(strFromU8(sums as Uint8Array)).toBe(
    Object.entries(others)
      .map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`)
      .join(""),
  );
  const { evidenceHash } = await world.db.dispute.findUniqueOrThrow({ where: { number } });
  expect(strFromU8(sums as Uint8Array)).toContain(`${evidenceHash}  evidence.json\n`);
});

test("claims, invoice lines, usage and files are those of the worked October", async () => {
  const files = await unpacked();
  const claims = rowsOf(files["claims.csv"]);
  expect(
    claims.map((row) => [row.claim, row.billed, row.expected, row.difference, row.claimed, row.cause]),
  ).toEqual([
    ["L1", "76430.00", "75660.00", "770.00", "0.00", "VOLUME"],
    ["L2", "4797.00", "4059.00", "738.00", "738.00", "RATE"],
    ["L5", "17435.00", "17375.00", "60.00", "60.00", "COUNT"],
  ]);
  expect(claims[1]?.explanation).toBe(
    "The price that is billed is not the agreed one. At 1.30 the line matches; 1.10 is agreed.",
  );
  expect(
    rowsOf(files["invoice-lines.csv"]).map((row) => [row.line, row.quantity, row.rate, row.amount]),
  ).toEqual([
    ["1", "94900", "", "76430.00"],
    ["2", "3690", "1.3", "4797.00"],
    ["5", "69740", "0.25", "17435.00"],
  ]);
  // 62,400 + 31,050 + 350 of nobody, and 1,210 + 2,480.
  const totals = [
    ["L1", "93800", "GB"],
    ["L2", "3690", "GB"],
  ];
  for (const name of ["usage.csv", "usage-by-day.csv"]) {
    expect(rowsOf(files[name]).map((row) => [row.line_code, row.quantity, row.unit])).toEqual(totals);
  }
  expect(rowsOf(files["files.csv"]).map((row) => [row.name, row.sha256])).toEqual([
    ["file-3.csv", createHash("sha256").update("file-3.csv").digest("hex")],
  ]);
});

test("the PDF says what is claimed, why, and by which evidence", async () => {
  const files = await unpacked();
  const text = await pdfText(files["evidence.pdf"] as Uint8Array);
  const { evidenceHash } = await world.db.dispute.findUniqueOrThrow({ where: { number } });
  for (const said of [
    issuer.name,
    "Nordnetz",
    "R-2026-10, revision 1",
    "EUR 1,568.00 | EUR 798.00 | 5 December 2026 | 5 December 2026",
    "1 | L1 | Domestic data | 76,430.00 | 75,660.00 | 770.00 | 0.00",
    "At 1.30 the line matches; 1.10 is agreed.",
    "2 | L2 | 2026-10 | 3,690 | 1.30 | 4,797.00",
    "93,800 | GB",
    createHash("sha256").update("file-3.csv").digest("hex").slice(0, 12),
    `SHA-256 of the evidence ${evidenceHash}`,
  ]) {
    expect(text).toContain(said);
  }
});

test("no operator is named in what people read, no margin or subscriber in any file", async () => {
  const { "evidence.pdf": pdf, "evidence.json": json, ...tables } = await unpacked();
  const read = [await pdfText(pdf as Uint8Array), ...Object.values(tables).map((bytes) => strFromU8(bytes))];
  for (const text of read) expect(text).not.toMatch(/alfa|beta|gamma/i);
  for (const text of [...read, strFromU8(json as Uint8Array)]) {
    expect(text).not.toMatch(/margin|markup|imsi|msisdn|iccid|ST-/i);
  }
});

test("the same dispute gives the same bytes; what was edited since is refused", async () => {
  await raiseDispute(world.db, {
    number,
    actor: "analyst",
    note: "By e-mail.",
    at: new Date("2026-11-10T09:00:00Z"),
  });
  const [first, second] = [
    await exportEvidence(world.db, { number }),
    await exportEvidence(world.db, { number }),
  ];
  expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
  await expect(exportEvidence(world.db, { number: "D-none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await world.test.superuser.query(`UPDATE dispute SET evidence = jsonb_set(evidence, '{claims}', '[]')`);
  await expect(exportEvidence(world.db, { number })).rejects.toMatchObject({ code: "IDENTITY_BROKEN" });
});
