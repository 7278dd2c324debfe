import { testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import { afterEach, expect, test } from "vitest";
import { reopenPeriod } from "../period/reopen-period.ts";
import { issueRun } from "../settlement/issue-run.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { APPROVER, approvePeriod, settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";

type Identity = "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I7" | "I8" | "I9" | "I10";

interface Fault {
  readonly identity: Identity;
  readonly what: string;
  /** $1 is the run that waits to be issued. */
  readonly sql: string;
}

const LINE = `UPDATE settlement_line SET amount_micros = amount_micros + 10000
  WHERE run_id = $1 AND operator_id = 'alfa'`;

/** A trigger that spoils what the issue itself is about to write. */
function onInsert(table: string, change: string): string {
  return `CREATE FUNCTION plant() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${change} RETURN NEW; END $$;
    CREATE TRIGGER a_plant BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION plant();`;
}

const FAULTS: readonly Fault[] = [
  { identity: "I1", what: "a cost part of a line is a cent more", sql: `${LINE} AND kind = 'cost'` },
  {
    identity: "I2",
    what: "the invoice's net is another one",
    sql: `UPDATE mno_invoice SET net_micros = net_micros + 1 FROM settlement_run r
      WHERE r.id = $1 AND mno_invoice.id = r.invoice_id`,
  },
  { identity: "I3", what: "a margin line is a cent more", sql: `${LINE} AND kind = 'margin'` },
  {
    identity: "I4",
    what: "a margin line is gone",
    sql: "DELETE FROM settlement_line WHERE run_id = $1 AND kind = 'margin' AND operator_id = 'beta'",
  },
  {
    identity: "I5",
    what: "a file's manifest counts one record more",
    sql: `UPDATE usage_file SET received = received + 1, accepted = accepted + 1, attributed = attributed + 1
      WHERE EXISTS (SELECT FROM settlement_run WHERE id = $1)`,
  },
  {
    identity: "I6",
    what: "the books take in a cent more than was billed",
    sql: onInsert(
      "ledger_posting",
      `IF NEW.party = 'alfa' THEN
         NEW.amount_micros := NEW.amount_micros + CASE NEW.account
           WHEN 'operator-receivable' THEN 10000 WHEN 'settlement-revenue' THEN -10000 ELSE 0 END;
       END IF;`,
    ),
  },
  {
    identity: "I7",
    what: "a line of version 1 was changed after its issue",
    sql: `UPDATE statement_line SET amount_micros = amount_micros + 10000 WHERE operator_id = 'alfa'
      AND EXISTS (SELECT FROM settlement_run WHERE id = $1)`,
  },
  {
    identity: "I8",
    what: "a statement is stored with another total than its document's",
    sql: onInsert("statement", "NEW.gross_micros := NEW.gross_micros + 10000;"),
  },
  {
    identity: "I9",
    what: "another locked run took in the same file",
    sql: `UPDATE settlement_run s
      SET snapshot = jsonb_set(s.snapshot, '{closed}', jsonb_build_array(jsonb_build_object(
        'facts', jsonb_build_object('period', '2026-10'), 'lateFileIds', r.snapshot -> 'fileIds')))
      FROM settlement_run r WHERE r.id = $1 AND s.period = '2026-09' AND s.status = 'issued'`,
  },
  {
    identity: "I10",
    what: "the approved result was changed",
    sql: `UPDATE settlement_run SET result = jsonb_set(result, '{settlement,zone}', '"Europe/Lisbon"')
      WHERE id = $1`,
  },
];

let world: World;
afterEach(() => world.test.close());

/**
 * September issued, October issued and reopened, its second version approved: everything a fault can sit in.
 */
async function makeApproved(): Promise<string> {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-09");
  await settlePeriod(world, "2026-09");
  await addMonth(world, "2026-10");
  await settlePeriod(world, "2026-10");
  const reopened = {
    agreementId: AGREEMENT,
    period: "2026-10",
    actor: "owner",
    reason: "To be settled anew.",
  };
  await reopenPeriod(world.db, reopened);
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 5n * GB }]);
  return (await approvePeriod(world, "2026-10")).runId;
}

/** As somebody would who gets past every rule of the database. */
async function plant(superuser: World["test"]["superuser"], sql: string, runId: string): Promise<void> {
  const client = await superuser.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(sql.includes("$1") ? sql.replaceAll("$1", `'${runId}'`) : sql);
    await client.query("SET session_replication_role = origin");
  } finally {
    client.release();
  }
}

async function stored(): Promise<readonly unknown[]> {
  const { rows } = await world.test.superuser.query(
    `SELECT (SELECT count(*) FROM statement) AS statements, (SELECT count(*) FROM ledger_posting) AS postings,
      (SELECT count(*) FROM settlement_run WHERE status = 'issued') AS issued,
      (SELECT count(*) FROM audit_event) AS audits,
      (SELECT string_agg(run_id::text, ',' ORDER BY file_id) FROM settled_usage) AS locks`,
  );
  return rows;
}

let stopped = 0;

test.each(FAULTS)("$identity: $what: nothing is issued", async ({ identity, sql }) => {
  const runId = await makeApproved();
  await plant(world.test.superuser, sql, runId);
  const before = await stored();
  const error = await issueRun(world.db, { runId, actor: APPROVER }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ code: "IDENTITY_BROKEN" });
  expect((error as DomainError).details.identities).toContain(identity);
  expect(await stored()).toEqual(before);
  stopped += 1;
});

test("without a fault the same run is issued and every identity holds", async () => {
  const runId = await makeApproved();
  const { identities } = await issueRun(world.db, { runId, actor: APPROVER });
  const holding = Object.values(identities).filter(({ holds }) => holds).length;
  const verified = Object.values(await verify(world.db)).filter(({ holds }) => holds).length;
  console.log(`guarantee 25: ${stopped} of ${FAULTS.length} broken identities stopped the issue`);
  expect([holding, verified, stopped]).toEqual([10, 10, FAULTS.length]);
});
