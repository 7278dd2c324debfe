import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sealAudit } from "../audit/seal-audit.ts";
import { FIRST, hex, sealHash } from "../audit/seal-hash.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import { writeAudit } from "../audit/write-audit.ts";

const EDITS = 100;
const ROWS = 90;

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await database.makeOperator({ id: "alfa" });
  await database.makeOperator({ id: "beta" });
  for (let row = 0; row < ROWS; row++) {
    const operatorId = [null, "alfa", "beta"][row % 3] ?? null;
    const details = { amountMicros: `${row}`, share: row / 7, lines: [row, { b: 1, a: 2 }] };
    const entry = { actor: "analyst", action: "statement:issue", subject: `S-${row}`, operatorId, details };
    await database.portfolioDb().$transaction((tx) => writeAudit(tx, entry));
  }
  expect((await verifyAudit(database.portfolioDb(), { actor: "auditor" })).faultCount).toBe(0);
  await sealAudit(database.portfolioDb());
  await asSuperuser(
    "CREATE TABLE kept_event AS TABLE audit_event",
    "CREATE TABLE kept_seal AS TABLE audit_seal",
  );
});
afterAll(() => database.close());

/** What nobody but the database's own superuser can do: with every trigger put to sleep. */
async function asSuperuser(...statements: string[]): Promise<void> {
  const client = await database.superuser.connect();
  try {
    await client.query("SET session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.query("RESET session_replication_role");
    client.release();
  }
}

/** Each edit names the place in a chain it is made at; `alfa`'s 30 rows, or the portfolio's 31. */
const EDITED: readonly ((place: number) => string[] | Promise<string[]>)[] = [
  ...["occurred_at = occurred_at + interval '1 second'", "actor = 'somebody'", "action = 'statement:read'"],
  ...[
    "subject = 'S-else'",
    "operator_id = 'beta'",
    "app = 'portal'",
    "request_id = 'r-1'",
    "id = id + 100000",
  ],
  ...["details = details || '{\"share\": 0.5}'", "details = details - 'lines'"],
].map((change) => (place: number) => [`UPDATE audit_event SET ${change} WHERE id = ${eventAt(place)}`]);

const REMOVED: typeof EDITED = [
  (place) => [`DELETE FROM audit_event WHERE id = ${eventAt(place)}`],
  (place) => [`DELETE FROM audit_seal WHERE ${sealAt(place)}`],
  (place) => [
    `DELETE FROM audit_event WHERE id = ${eventAt(place)}`,
    `DELETE FROM audit_seal WHERE ${sealAt(place)}`,
  ],
  // The end of a chain, rows and links alike: the head that was noted tells.
  (place) => [
    `DELETE FROM audit_event USING audit_seal
     WHERE event_id = audit_event.id AND ${OWN} AND sequence >= ${place}`,
    `DELETE FROM audit_seal WHERE ${OWN} AND sequence >= ${place}`,
  ],
];

const RELINKED: typeof EDITED = [
  (place) => [`UPDATE audit_seal SET hash = sha256('x') WHERE ${sealAt(place)}`],
  (place) => [`UPDATE audit_seal SET previous_hash = sha256('x') WHERE ${sealAt(place)}`],
  (place) => [`UPDATE audit_seal SET event_id = event_id + 100000 WHERE ${sealAt(place)}`],
  (place) => [`UPDATE audit_seal SET sequence = sequence + 100 WHERE ${sealAt(place)}`],
  // A row is changed and its own link made to fit; or every link after it as well.
  async (place) => forge(place, place),
  async (place) => forge(place, Number.POSITIVE_INFINITY),
];

/** A row of 40 days ago, as if it had always been there; the next reader of the log seals it. */
const INSERTED: typeof EDITED = [
  (place) => [
    `INSERT INTO audit_event (id, occurred_at, actor, action, subject, operator_id, details)
     VALUES (${-place}, now() - interval '40 days', 'analyst', 'statement:issue', 'S-0', 'alfa', '{}')`,
  ],
  (place) => [
    `INSERT INTO audit_event (id, occurred_at, actor, action, subject, operator_id, details)
     VALUES (${100_000 + place}, now() - interval '40 days', 'analyst', 'dispute:raised', 'D-1', NULL, '{}')`,
  ],
];

const OWN = "audit_seal.operator_id = 'alfa'";
const sealAt = (place: number) => `${OWN} AND sequence = ${place}`;
const eventAt = (place: number) => `(SELECT event_id FROM audit_seal WHERE ${sealAt(place)})`;

/** Changes a row and computes the links from it up to another anew, as somebody who knows how would. */
async function forge(place: number, last: number): Promise<string[]> {
  const db = database.portfolioDb();
  const seals = await db.auditSeal.findMany({ where: { operatorId: "alfa" }, orderBy: { sequence: "asc" } });
  let previousHash: Uint8Array = seals[place - 2]?.hash ?? FIRST;
  const statements: string[] = [];
  for (const seal of seals.slice(place - 1, Math.min(last, seals.length))) {
    const event = await db.auditEvent.findUniqueOrThrow({ where: { id: seal.eventId } });
    const actor = seal.sequence === BigInt(place) ? "somebody" : event.actor;
    const hash = sealHash({ ...event, actor }, seal.sequence, previousHash);
    statements.push(
      `UPDATE audit_event SET actor = '${actor}' WHERE id = ${seal.eventId}`,
      `UPDATE audit_seal SET previous_hash = '\\x${hex(previousHash)}', hash = '\\x${hex(hash)}'
       WHERE id = ${seal.id}`,
    );
    previousHash = hash;
  }
  return statements;
}

test(
  "every edit that a superuser plants is found, and nothing where there is none",
  async () => {
    const kinds = [...EDITED, ...REMOVED, ...RELINKED, ...INSERTED];
    let found = 0;
    for (let edit = 0; edit < EDITS; edit++) {
      const plant = kinds[edit % kinds.length];
      const place = 1 + ((edit * 7) % 29);
      await asSuperuser(...((await plant?.(place)) ?? []));
      const { faultCount } = await verifyAudit(database.portfolioDb(), { actor: "auditor" });
      if (faultCount > 0) found += 1;
      else console.log(`not found: edit ${edit % kinds.length} at ${place}`);
      await asSuperuser(
        "TRUNCATE audit_event, audit_seal",
        "INSERT INTO audit_event SELECT * FROM kept_event",
        "INSERT INTO audit_seal SELECT * FROM kept_seal",
      );
    }
    const { faultCount, links } = await verifyAudit(database.portfolioDb(), { actor: "auditor" });
    // The 90 rows and the verification before them; this one's own row is sealed next.
    expect([faultCount, links]).toEqual([0, ROWS + 1]);
    reportGuarantee(36, found, EDITS, "planted edits detected");
  },
  EDITS * 2_000,
);
