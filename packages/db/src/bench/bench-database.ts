import pg from "pg";
import { loginUrls, openDatabase } from "../doors/open-database.ts";
import { openOwnerDb } from "../doors/owner-db.ts";
import { type Database, startDatabase } from "../embedded/start-database.ts";
import type { AgreementTermsJson } from "../terms/agreement-terms-schema.ts";

/** The database that a bench copies for each measurement, and whoever may do that. */
export interface BenchDatabase {
  readonly superuser: pg.Pool;
  readonly serverPid: number;
  /** The mediation login's URL to the copy at hand; the same for every copy. */
  readonly mediationUrl: string;
  readonly portfolioUrl: string;
  /** A superuser's URL to the copy at hand. */
  readonly copyUrl: string;
  /** Puts a fresh copy, with SIMs and terms and no usage, in the place of the one at hand. */
  renew(): Promise<void>;
  /** To the copy at hand, past every rule. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

/** What it holds before any usage comes. */
export interface BenchContent {
  readonly agreementId: string;
  readonly sourceId: string;
  readonly terms: AgreementTermsJson;
  readonly mapping: object;
  readonly operatorIds: readonly string[];
  readonly sims: number;
  readonly simOf: (number: number) => BenchSim;
}

export interface BenchSim {
  readonly operatorId: string;
  readonly imsi: string;
  readonly msisdn: string;
  readonly iccid: string;
}

const COPY = "tributary_bench";

/** Prepares an embedded database in a home of its own with operators, an agreement and so many SIMs. */
export async function openBenchDatabase(home: string, content: BenchContent): Promise<BenchDatabase> {
  const database = await startDatabase({ home, isEmbeddedOnly: true });
  const { pathname, username } = new URL(database.ownerUrl);
  const template = pathname.slice(1);
  await seed(database, content);
  const superuser = new pg.Pool({ connectionString: inDatabase(database.superuserUrl, "postgres"), max: 2 });
  const pid = await superuser.query<{ pid: string }>("SELECT pg_read_file('postmaster.pid') AS pid");
  const urls = loginUrls({ ownerUrl: inDatabase(database.ownerUrl, COPY), secret: database.secret });
  return {
    superuser,
    serverPid: Number(pid.rows[0]?.pid.split("\n")[0]),
    copyUrl: inDatabase(database.superuserUrl, COPY),
    mediationUrl: urls.mediation,
    portfolioUrl: urls.portfolio,
    async renew() {
      await superuser.query(`DROP DATABASE IF EXISTS ${COPY} WITH (FORCE)`);
      const made = `CREATE DATABASE ${COPY} TEMPLATE ${template} OWNER ${username}`;
      await superuser.query(`${made} STRATEGY FILE_COPY`);
      await superuser.query("CHECKPOINT");
    },
    async connect() {
      const client = new pg.Client({ connectionString: inDatabase(database.superuserUrl, COPY) });
      await client.connect();
      return client;
    },
    async close() {
      await superuser.end();
      await database.stop();
    },
  };
}

function inDatabase(url: string | undefined, name: string): string {
  if (url === undefined) throw new Error("A bench needs the embedded server.");
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return String(changed);
}

async function seed(database: Database, content: BenchContent): Promise<void> {
  const { agreementId, sourceId, terms, mapping, operatorIds } = content;
  const owner = openOwnerDb(database);
  await owner.migrate();
  const doors = openDatabase(database);
  const db = doors.portfolioDb();
  for (const id of operatorIds) {
    await db.operator.create({ data: { id, name: id, currency: "EUR", liveFrom: new Date(0) } });
    await owner.provisionOperator(id);
  }
  await db.mno.create({ data: { id: agreementId, name: agreementId, senders: [] } });
  const { currency, zone } = terms;
  await db.agreement.create({
    data: { id: agreementId, mnoId: agreementId, name: agreementId, currency, zone },
  });
  await db.agreementVersion.create({
    data: {
      agreementId,
      version: 1,
      effectiveFrom: new Date(0),
      terms: terms as object,
      createdBy: "bench",
    },
  });
  await db.usageSource.create({
    data: { id: sourceId, agreementId, mapping },
  });
  await doors.close();
  await seedSims(inDatabase(database.superuserUrl, new URL(database.ownerUrl).pathname.slice(1)), content);
}

async function seedSims(superuserUrl: string, { agreementId, sims, simOf }: BenchContent): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  // Building its index takes a minute, and nothing that is measured touches it.
  await client.query("ALTER TABLE sim_assignment DROP CONSTRAINT sim_assignment_one_holder_at_a_time");
  const batch = 20_000;
  for (let from = 0; from < sims; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, sims - from) }, (_, at) => simOf(from + at));
    await client.query(
      `INSERT INTO sim_assignment (id, agreement_id, operator_id, imsi, msisdn, iccid, valid_from, is_test)
       SELECT gen_random_uuid(), $1, operator, imsi, msisdn, iccid, '2020-01-01', false
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS sim (operator, imsi, msisdn, iccid)`,
      [
        agreementId,
        numbers.map(({ operatorId }) => operatorId),
        numbers.map(({ imsi }) => imsi),
        numbers.map(({ msisdn }) => msisdn),
        numbers.map(({ iccid }) => iccid),
      ],
    );
  }
  await client.query("VACUUM ANALYZE sim_assignment");
  await client.end();
}
