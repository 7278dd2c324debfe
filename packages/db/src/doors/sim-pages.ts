import type { SimAssignment } from "@tributary/domain/attribution/types";
import type pg from "pg";

/** So many are answered at a time: of a million, no more than one page is held besides what is made of it. */
const PAGE = 2_000;

type Columns = [
  id: string,
  operatorId: string,
  imsi: string,
  iccid: string | null,
  msisdn: string | null,
  isTest: boolean,
  validFrom: number,
  validUntil: number | null,
];

const SQL = `
  SELECT id, operator_id, imsi, iccid, msisdn, is_test,
    (extract(epoch FROM valid_from) * 1000)::float8, (extract(epoch FROM valid_until) * 1000)::float8
  FROM sim_assignment WHERE agreement_id = $1 AND ($2::uuid IS NULL OR id > $2)
  ORDER BY id LIMIT ${PAGE}`;

/** All SIM assignments of an agreement, page by page in the order of their ids. */
export async function* readSimPages(pool: pg.Pool, agreementId: string): AsyncGenerator<SimAssignment[]> {
  let page = await readPage(pool, agreementId, null);
  for (; page.length === PAGE; page = await readPage(pool, agreementId, page[PAGE - 1]?.id ?? null))
    yield page;
  yield page;
}

async function readPage(pool: pg.Pool, agreementId: string, after: string | null): Promise<SimAssignment[]> {
  const query = { text: SQL, values: [agreementId, after], rowMode: "array" as const };
  const { rows } = await pool.query<Columns>(query);
  return rows.map(([id, operatorId, imsi, iccid, msisdn, isTest, validFrom, validUntil]) => ({
    ...{ id, operatorId, imsi, iccid, msisdn, isTest, validFrom, validUntil },
  }));
}
