import { createHash } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { fillTables } from "@tributary/db/testing/fill-tables";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import {
  CDR_COLUMNS,
  CHARGE_COLUMNS,
  LEFT_OUT,
  LEFT_OUT_OF_RECORDS,
  PACKED_TABLES,
} from "@tributary/domain/export-pack/pack-tables";
import type { LeftTicketFile, PackedTicketFile } from "@tributary/domain/export-pack/ticket-file";
import type { PackManifest } from "@tributary/domain/export-pack/types";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addSubscriber } from "../subscriber/add-subscriber.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { readCsv, readZip } from "../testing/read-zip.ts";
import { askForPack } from "./ask-pack.ts";
import { headOf } from "./csv-cells.ts";
import { listPacks } from "./list-packs.ts";
import { readColumns } from "./open-personal.ts";
import { readPackPart } from "./read-pack.ts";
import { workOnPack } from "./work-on-pack.ts";
import { writePack } from "./write-pack.ts";

const keys: SubscriberKeys = [{ version: 1, bytes: Buffer.alloc(32, 7) }];
const actor = "admin@alfa.example";
const DAY = 86_400_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

function work(db: OperatorDb, packId: string, more: { at?: number; signal?: AbortSignal } = {}) {
  const { at = 0, ...rest } = more;
  const onFault = (fault: unknown): void => {
    throw fault;
  };
  return workOnPack({ ...{ db, packId, keys, patience: USUAL_PATIENCE, onFault, dueAt: at }, ...rest });
}

/** Asks for a pack, makes it, and puts its parts together as a download does. */
async function pack(db: OperatorDb, includesPersonal: boolean) {
  const { id } = await askForPack(db, { includesPersonal, actor, at: new Date() });
  expect(await work(db, id)).toMatchObject({ status: "done" });
  const parts: Uint8Array[] = [];
  for (let position = 0, count = 1; position < count; position += 1) {
    const part = await readPackPart(db, { id, position });
    count = part.parts;
    parts.push(part.bytes);
  }
  const bytes = Buffer.concat(parts);
  const files = readZip(bytes);
  const manifest = JSON.parse(String(files.get("manifest.json"))) as PackManifest;
  const rowsOf = (table: string) =>
    manifest.files
      .filter((file) => file.table === table)
      .flatMap(({ file }) => readCsv(String(files.get(file))));
  return { id, bytes, files, manifest, rowsOf };
}

async function addRecords(operatorId: string, count: number): Promise<void> {
  await database.owner.query("SELECT app_ensure_usage_month($1, '2026-10-01')", [operatorId]);
  await database.superuser.query(
    `INSERT INTO t_${operatorId}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros, file_id,
       record_number, duration_seconds, rate_version, is_test, period, agreement_id, service, direction, zone,
       line_code, other_party)
     SELECT n, '2026-10-01Z'::timestamptz + n * interval '1 second', n, n, 909090909090, 1, n, 0, 1, false,
       '2026-10', 'a', 'data', 'mo', 'home', 'L1', '+4930' || n FROM generate_series(1, $1::int) AS n`,
    [count],
  );
  await database.superuser.query(
    `INSERT INTO t_${operatorId}.retail_charge (occurred_at, key, rated_quantity, charge_micros, rating_id,
       part, service)
     SELECT '2026-10-01Z'::timestamptz + n * interval '1 second', n, n, n * 10, gen_random_uuid(), 1, 'data'
     FROM generate_series(1, $1::int) AS n`,
    [count],
  );
}

describe("what the operator may read goes into the pack, or a reason says why not", () => {
  /** Tables and columns by the catalog: what the operator's role was granted. */
  async function granted(): Promise<Map<string, string[]>> {
    const { rows } = await database.superuser.query<{ name: string; columns: string[] }>(
      `SELECT table_name AS name, array_agg(column_name::text ORDER BY column_name) AS columns
       FROM information_schema.column_privileges
       WHERE grantee = 'tributary_operator' AND privilege_type = 'SELECT' AND table_schema = 'public'
       GROUP BY 1 ORDER BY 1`,
    );
    return new Map(rows.map(({ name, columns }) => [name, columns]));
  }
  const camel = (column: string) =>
    column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

  test("every table is decided about, once", async () => {
    const tables = [...(await granted()).keys()];
    const decided = [...Object.keys(PACKED_TABLES), ...Object.keys(LEFT_OUT)];
    expect(tables.filter((table) => !decided.includes(table))).toEqual([]);
    const ofUsage = ["quarantine", "redriven"];
    expect(decided.filter((table) => !tables.includes(table) && !ofUsage.includes(table))).toEqual([]);
    expect(new Set(decided).size).toBe(decided.length);
  });

  test("every column is decided about", async () => {
    const columns = await granted();
    for (const [name, table] of Object.entries(PACKED_TABLES)) {
      const decided = [...readColumns(table), ...Object.keys(table.leavesOut ?? {})];
      const own = (columns.get(name) ?? []).map(camel).filter((column) => column !== "operatorId");
      expect([name, decided.sort()]).toEqual([name, own.sort()]);
    }
  });

  test("every table and column of usage is decided about", async () => {
    const { id } = await database.makeOperator();
    const { rows } = await database.superuser.query<{ name: string; columns: string[] }>(
      `SELECT c.table_name AS name, array_agg(c.column_name::text) AS columns
       FROM information_schema.columns c JOIN pg_class k ON k.relname = c.table_name
         AND k.relnamespace = c.table_schema::regnamespace AND NOT k.relispartition
       WHERE c.table_schema = $1 GROUP BY 1 ORDER BY 1`,
      [`t_${id}`],
    );
    expect(rows.map(({ name }) => name)).toEqual(["cdr", "quarantine", "redriven", "retail_charge"]);
    const of = (name: string) =>
      (rows.find((row) => row.name === name)?.columns ?? [])
        .map(camel)
        .filter((each) => each !== "operatorId");
    expect(of("cdr").sort()).toEqual([...CDR_COLUMNS, ...Object.keys(LEFT_OUT_OF_RECORDS)].sort());
    expect(of("retail_charge").sort()).toEqual([...CHARGE_COLUMNS].sort());
  });
});

test("rows and sums of a pack are those of the database, and nothing is a sibling's", async () => {
  const [own, sibling] = [await database.makeOperator(), await database.makeOperator()];
  await fillTables(
    database.superuser,
    new Map([
      [own.id, 3],
      [sibling.id, 2],
    ]),
  );
  // What was filled in is not sealed.
  const unsealed = "name_sealed = NULL, email_sealed = NULL, address_sealed = NULL, vat_id_sealed = NULL";
  await database.superuser.query(`UPDATE subscriber SET ${unsealed}`);
  await database.superuser.query("UPDATE ticket SET requester_sealed = NULL");
  await database.superuser.query("DELETE FROM export_pack_part");
  await database.superuser.query("DELETE FROM export_pack");
  await addRecords(own.id, 12_001);
  await addRecords(sibling.id, 5);
  const db = database.operatorDb(own.id);
  const { files, manifest, rowsOf, bytes } = await pack(db, true);

  let amounts = 0;
  for (const [name, table] of Object.entries(PACKED_TABLES)) {
    const rows = rowsOf(name);
    const money = table.columns.filter((column) => column.endsWith("Micros"));
    const sums = money.map((column) => `, coalesce(sum(${headOf(column)}_micros), 0)::text AS "${column}"`);
    const whose = name === "operator" ? "id" : "operator_id";
    const { rows: stored } = await database.superuser.query<Record<string, string>>(
      `SELECT count(*)::text AS count${sums.join("")} FROM ${name} WHERE ${whose} = $1`,
      [own.id],
    );
    // Making it was asked for, which is in the log that it holds.
    const later = name === "audit_event" ? 1 : 0;
    expect([name, rows.length]).toEqual([name, Number(stored[0]?.count) - later]);
    for (const column of money) {
      const sum = rows.reduce((all, row) => all + parseMicros(row[headOf(column)] || "0"), 0n);
      expect([name, column, sum]).toEqual([name, column, BigInt(stored[0]?.[column] ?? "")]);
      amounts += 1;
    }
  }
  expect(amounts).toBeGreaterThan(15);
  const all = [...files.values()].map(String).join("");
  expect(all).toContain(`${own.id}~bill.reason`);
  expect(all).not.toContain(`${sibling.id}~`);

  // 1 + … + 12,001 = 72,018,001 units; a record of n units was charged n x 10 micros.
  const records = rowsOf("cdr");
  expect(records).toHaveLength(12_001);
  expect(records.reduce((sum, row) => sum + BigInt(row.rated_quantity ?? ""), 0n)).toBe(72_018_001n);
  const charged = rowsOf("retail_charge").reduce((sum, row) => sum + parseMicros(row.charge ?? ""), 0n);
  expect(charged).toBe(720_180_010n);
  // What the network charged the MVNA, as micros or as an amount.
  expect(all).not.toMatch(/909090\.?909090?/);

  for (const { file, bytes: length, rows, sha256 } of manifest.files) {
    const content = files.get(file) ?? Buffer.alloc(0);
    expect([file, content.length, createHash("sha256").update(content).digest("hex")]).toEqual([
      ...[file, length, sha256],
    ]);
    expect([file, readCsv(String(content)).length]).toEqual([file, rows]);
  }
  const [listed] = await listPacks(db, new Date());
  expect(listed).toMatchObject({ sha256: createHash("sha256").update(bytes).digest("hex"), status: "done" });
  expect(listed?.sizeBytes).toBe(BigInt(bytes.length));
});

test("who people are is in it when that was asked for, and masked or left empty when not", async () => {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  const who = { name: "=Ada Byron", email: "ada@example.test", address: "1 Main St", language: "en", keys };
  await addSubscriber(db, {
    number: "S-1",
    actor,
    at: new Date(),
    billing: "postpaid",
    ...who,
  });
  await db.shared.subscriberEvent.createMany({
    data: [
      {
        ...{ subscriberId: (await db.shared.subscriber.findFirstOrThrow()).id, occurredAt: new Date() },
        ...{ actor, kind: "changed", note: "Rang." },
      },
    ],
  });
  await addRecords(id, 1);
  const open = await pack(db, true);
  // A name that a spreadsheet would run stands behind an apostrophe.
  expect(open.rowsOf("subscriber")).toMatchObject([
    { number: "S-1", name: "'=Ada Byron", email: "ada@example.test", address: "1 Main St" },
  ]);
  expect(open.rowsOf("cdr")).toMatchObject([{ other_party: "'+49301" }]);
  const masked = await pack(db, false);
  expect(masked.rowsOf("subscriber")).toMatchObject([{ number: "S-1", name: "'=••• B•••", email: "•••" }]);
  expect(masked.rowsOf("cdr")).toMatchObject([{ other_party: "" }]);
  const all = [...masked.files.values()].map(String).join("");
  for (const told of ["Byron", "ada@example", "Main St", "Rang."]) expect(all).not.toContain(told);
});

describe("files of tickets", () => {
  const NAMES = [
    "..",
    "..%2f..%2frun.txt",
    "C:note.txt",
    "CON.txt",
    `${"😀".repeat(90)}.pdf`,
    "same.pdf",
    "same.pdf",
    "SAME.pdf",
    "Jänner.pdf",
  ];

  async function ticketWith(db: OperatorDb, names: readonly string[]) {
    const ready = { channel: "phone", category: "other", priority: "normal", openedBy: actor };
    const ticket = await db.shared.ticket.create({
      data: { ...ready, subject: "Files", openedAt: new Date() },
    });
    const said = { kind: "public", authorKind: "operator", author: actor, text: "See these." };
    const message = await db.shared.ticketMessage.create({
      data: { ...said, ticketId: ticket.id, occurredAt: new Date() },
    });
    for (const [index, fileName] of names.entries()) {
      const bytes = new Uint8Array(Buffer.from(`${db.operatorId} file ${index} \u0000\u00ff`));
      const hash = new Uint8Array(createHash("sha256").update(bytes).digest());
      const kept = { contentType: "text/plain", sizeBytes: bytes.byteLength, hash, bytes };
      await db.shared.ticketAttachment.create({ data: { ...kept, messageId: message.id, fileName } });
    }
    return ticket.number;
  }

  const filesOf = async (db: OperatorDb, includesPersonal: boolean) => {
    const { files, rowsOf, id } = await pack(db, includesPersonal);
    const manifest = JSON.parse(String(files.get("manifest.json"))) as {
      leftOut: Record<string, string>;
      ticketFiles?: { files: PackedTicketFile[]; leftOut: LeftTicketFile[] };
    };
    const paths = [...files.keys()].filter((name) => name.startsWith("files/"));
    const { manifest: stays } = await db.shared.exportPack.findFirstOrThrow({ where: { id } });
    return { files, rowsOf, manifest, paths, stays: JSON.stringify(stays) };
  };

  test("lie under their ticket, byte by byte those that came, under names that climb nowhere", async () => {
    const [own, sibling] = [await database.makeOperator(), await database.makeOperator()];
    const db = database.operatorDb(own.id);
    const number = await ticketWith(db, NAMES);
    await ticketWith(database.operatorDb(sibling.id), ["theirs.pdf"]);
    const { files, rowsOf, manifest, paths, stays } = await filesOf(db, true);
    const listed = manifest.ticketFiles?.files ?? [];
    expect(listed.map(({ file }) => file).sort()).toEqual([...paths].sort());
    expect(listed).toHaveLength(NAMES.length);
    expect(manifest.ticketFiles?.leftOut).toEqual([]);
    for (const [index, { file, attachment, bytes, sha256, ticket }] of listed.entries()) {
      const content = files.get(file) ?? Buffer.alloc(0);
      expect(String(content)).toBe(`${own.id} file ${index} \u0000\u00ff`);
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
      expect(ticket).toBe(`T-${number}`);
      const [, , folder, name = ""] = file.split("/");
      expect([file.split("/").length, folder]).toEqual([4, `T-${number}`]);
      expect(name.startsWith(`${attachment}-`)).toBe(true);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(file).not.toMatch(/(^|\/)\.|[\\:%\p{C}]/u);
    }
    expect(new Set(listed.map(({ file }) => file.toLowerCase())).size).toBe(NAMES.length);
    expect(rowsOf("ticket_attachment").map(({ id }) => id)).toEqual(
      listed.map(({ attachment }) => attachment),
    );
    // What stays when the archive is gone counts them, and names none.
    expect(stays).toContain(`"ticketFiles":{"bytes":${listed.reduce((sum, { bytes }) => sum + bytes, 0)},`);
    expect(stays).not.toMatch(/same\.pdf|run\.txt/);
  });

  test("are in no pack without personal data, which says so", async () => {
    const db = database.operatorDb((await database.makeOperator()).id);
    await ticketWith(db, ["secret.pdf"]);
    const { manifest, paths, stays } = await filesOf(db, false);
    expect([paths, manifest.ticketFiles]).toEqual([[], undefined]);
    expect(manifest.leftOut["files/tickets"]).toMatch(/personal/);
    expect(stays).not.toContain("ticketFiles");
  });

  test("are listed with the reason where they are erased, damaged or have no room", async () => {
    const { id: operatorId } = await database.makeOperator();
    const db = database.operatorDb(operatorId);
    await ticketWith(db, ["erased.pdf", "damaged.pdf", "kept.pdf", "last.pdf"]);
    const [erased, damaged, kept, last] = await db.shared.ticketAttachment.findMany({
      orderBy: { id: "asc" },
    });
    const gone = { fileName: "(erased)", bytes: new Uint8Array(), erasedAt: new Date() };
    await db.shared.ticketAttachment.updateMany({ where: { id: erased?.id ?? "" }, data: gone });
    await database.superuser.query("SET session_replication_role = replica");
    await database.superuser.query("UPDATE ticket_attachment SET bytes = 'x' WHERE id = $1", [damaged?.id]);
    await database.superuser.query("SET session_replication_role = origin");
    const { manifest, paths } = await filesOf(db, true);
    expect(manifest.ticketFiles?.leftOut).toMatchObject([
      { attachment: erased?.id, reason: "ERASED" },
      { attachment: damaged?.id, reason: "DAMAGED" },
    ]);
    expect(paths.map((path) => path.slice(-8))).toEqual(["kept.pdf", "last.pdf"]);

    // One file has room, then the archive is full.
    const parts: Uint8Array[] = [];
    await writePack(db, {
      ...{ includesPersonal: true, keys, at: new Date(), limits: { files: 1, reserve: 0 } },
      keep: async (_, bytes) => void parts.push(bytes),
      onProgress: async () => undefined,
    });
    const files = readZip(Buffer.concat(parts));
    const full = JSON.parse(String(files.get("manifest.json"))) as typeof manifest;
    expect(full.ticketFiles?.files).toMatchObject([{ attachment: kept?.id }]);
    expect(full.ticketFiles?.leftOut.at(-1)).toMatchObject({ attachment: last?.id, reason: "NO_ROOM" });
  });
});

test("killed in the middle it is made anew, whole; what the first try wrote is gone", async () => {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  const asked = await askForPack(db, { includesPersonal: true, actor, at: new Date() });
  // Of a worker that died: it held the pack, and had written something.
  const gone = new Date(Date.now() - 1);
  const [where, more] = [{ id: asked.id }, { status: "running", attempts: 1, dueAt: gone }];
  await db.shared.exportPack.updateMany({ where, data: more });
  const left = { exportPackId: asked.id, attempt: 1, position: 0, bytes: Buffer.from("half") };
  await db.shared.exportPackPart.createMany({ data: [left] });
  expect(await work(db, asked.id)).toMatchObject({ status: "done", attempts: 2 });
  const parts = await db.shared.exportPackPart.findMany({ select: { attempt: true } });
  expect(new Set(parts.map(({ attempt }) => attempt))).toEqual(new Set([2]));
  const { bytes } = await readPackPart(db, { id: asked.id, position: 0 });
  expect(readZip(Buffer.from(bytes)).has("manifest.json")).toBe(true);
  expect(await work(db, asked.id)).toBeNull();
});

test("told to stop, it is put down and costs no try", async () => {
  const db = database.operatorDb((await database.makeOperator()).id);
  const { id } = await askForPack(db, { includesPersonal: false, actor, at: new Date() });
  expect(await work(db, id, { signal: AbortSignal.abort() })).toMatchObject({ status: "waiting" });
  expect(await work(db, id)).toMatchObject({ status: "done" });
});

test("after its days a pack is gone, and that it was there stays; nobody changes what was made", async () => {
  const { id: operatorId } = await database.makeOperator();
  const db = database.operatorDb(operatorId);
  const { id } = await pack(db, false);
  const other = database.superuser.query("UPDATE export_pack SET sha256 = '0' WHERE id = $1", [id]);
  await expect(other).rejects.toThrow(/is done and stays as it was made/);
  await expect(work(db, id, { at: Date.now() + 13 * DAY })).resolves.toBeNull();
  expect(await db.shared.exportPackPart.count()).toBe(1);
  const { rows } = await database.superuser.query<{ days: string }>(
    `SELECT round(extract(epoch FROM max(start_after) - now()) / 86400)::text AS days FROM pgboss.job
     WHERE name = 'export-pack' AND data ->> 'packId' = $1`,
    [id],
  );
  expect(rows).toEqual([{ days: "14" }]);
  await work(db, id, { at: Date.now() + 14 * DAY + 1 });
  expect(await listPacks(db, new Date())).toMatchObject([{ status: "expired", isForgotten: false }]);
  expect(await db.shared.exportPackPart.count()).toBe(0);
  await expect(readPackPart(db, { id, position: 0 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("one is made at a time, three are kept, and a sibling's is not there", async () => {
  const db = database.operatorDb((await database.makeOperator()).id);
  const ask = () => askForPack(db, { includesPersonal: false, actor, at: new Date() });
  const several = await Promise.allSettled([ask(), ask(), ask()]);
  expect(several.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [first] = await db.shared.exportPack.findMany();
  await work(db, first?.id ?? "");
  for (let more = 0; more < 2; more += 1) await work(db, (await ask()).id);
  await expect(ask()).rejects.toMatchObject({ code: "LOCKED" });
  const sibling = database.operatorDb((await database.makeOperator()).id);
  await expect(readPackPart(sibling, { id: first?.id ?? "", position: 0 })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("an operator that has ended takes its own along", async () => {
  const { id } = await database.makeOperator({ status: "terminated" });
  expect((await pack(database.operatorDb(id), true)).rowsOf("operator")).toMatchObject([
    { id, status: "terminated" },
  ]);
});
