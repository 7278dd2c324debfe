import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importInvoice } from "../mno-invoice/import-invoice.ts";
import { invoiceFile } from "../testing/invoice-file.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, makeWorld } from "../testing/world.ts";
import { doctor } from "./doctor.ts";

const home = mkdtempSync(path.join(os.tmpdir(), "doctor-"));
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  const world = await makeWorld(test, PLAIN_TERMS);
  await world.addOperator("alfa");
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await test.close();
});

const look = (now = new Date()) => doctor({ home, now, withDatabase: (work) => work(test) });
const troubles = async (now?: Date) => (await look(now)).filter(({ level }) => level !== "ok");
const about = async (check: string, now?: Date) =>
  (await troubles(now)).filter((finding) => finding.check === check);

it("finds nothing wrong with what is in order", async () => {
  const findings = await look();
  expect(findings.map(({ check }) => check)).toEqual([
    ...[
      "home",
      "disk",
      "secret",
      "keys",
      "server",
      "version",
      "migrations",
      "schema",
      "roles",
      "operators",
      "partitions",
    ],
    ...["ledger", "files", "invoices"],
  ]);
  // How full the disk is, is not ours to say.
  expect((await troubles()).filter(({ check }) => check !== "disk")).toEqual([]);
});

it("sees keys of subscribers that others can read", async () => {
  writeFileSync(path.join(home, "subscriber-keys"), "x", { mode: 0o644 });
  expect(await about("keys")).toMatchObject([
    { level: "fault", message: expect.stringContaining("chmod 600") },
  ]);
  rmSync(path.join(home, "subscriber-keys"));
  expect(await about("keys")).toEqual([]);
});

it("sees a secret that others can read", async () => {
  writeFileSync(path.join(home, "secret"), "x", { mode: 0o644 });
  expect(await about("secret")).toMatchObject([
    { level: "fault", message: expect.stringContaining("chmod 600") },
  ]);
});

it("sees a flagged invoice and a held file", async () => {
  const file = invoiceFile({ sender: "Somebody" });
  await importInvoice(test.portfolioDb(), { agreementId: AGREEMENT, file, actor: "ada" });
  const event = {
    sourceId: "de1-cdr",
    name: "cdr-7.csv",
    sha256: new Uint8Array(),
    kind: "held",
    message: "held",
  };
  await test.mediationDb().usageFileEvent.create({ data: event });
  expect(await about("invoices")).toMatchObject([
    { level: "warning", message: expect.stringContaining("R-1") },
  ]);
  expect(await about("files")).toMatchObject([
    { level: "warning", message: expect.stringContaining("cdr-7.csv") },
  ]);
});

it("sees months that are not there, and an operator without a schema", async () => {
  expect(await about("partitions", new Date("2031-05-01"))).toMatchObject([
    {
      level: "warning",
      message: expect.stringContaining("4 months of usage are not there yet, the first t_alfa.cdr_203105"),
    },
  ]);
  const row = { id: "ghost", name: "Ghost", currency: "EUR", liveFrom: new Date(0) };
  await test.portfolioDb().operator.create({ data: row });
  expect(await about("operators")).toMatchObject([
    { level: "fault", message: expect.stringContaining("ghost") },
  ]);
});

it("sees a right nobody wrote down, a role above the rules, and a migration that is missing", async () => {
  await test.owner.query("GRANT SELECT ON margin_version TO tributary_operator");
  expect(await about("schema")).toMatchObject([
    { level: "fault", message: expect.stringContaining("margin_version") },
  ]);
  await test.superuser.query("CREATE TABLE t_alfa.planted (); ALTER TABLE t_alfa.planted OWNER TO t_alfa");
  expect(await about("roles")).toMatchObject([
    { level: "fault", message: expect.stringContaining("t_alfa owns 1") },
  ]);
  await test.owner.query(
    "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM " +
      "_prisma_migrations)",
  );
  expect(await about("migrations")).toMatchObject([{ level: "fault" }]);
});

it("says so when there is no database to be had", async () => {
  const withDatabase = () => Promise.reject(new Error("connect ECONNREFUSED 127.0.0.1:1"));
  expect((await doctor({ home, now: new Date(), withDatabase })).at(-1)).toMatchObject({
    check: "database",
    level: "fault",
    message: "The database cannot be examined: connect ECONNREFUSED 127.0.0.1:1.",
  });
});
