import { type Doors, loginUrls, openDoors } from "@tributary/db/doors/open-database";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cut, type CuttingProxy, startCuttingProxy } from "../testing/cutting-proxy.ts";
import { makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { ingestText, usageText } from "../testing/usage-text.ts";

const CUTS = howMany({ whole: 60, daily: 30 });
const RECORDS = 400;
const IMSI = "262015555000001";
/** A little more than a file sends: some cuts fall behind its end, and the next one is tried there. */
const BYTES = 150_000;

let database: TestDatabase;
let portfolio: TestPortfolio;
let proxy: CuttingProxy;
let doors: Doors;
let operatorId: string;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: IMSI, operatorId }]);
  proxy = await startCuttingProxy(loginUrls(database).mediation);
  doors = openDoors({ urls: { mediation: proxy.url } });
});

afterAll(async () => {
  await doors.close();
  await proxy.close();
  await database.close();
});

function textOf(number: number): string {
  const start = Date.UTC(2026, 9, 1) + number * RECORDS * 1000;
  return usageText(
    Array.from({ length: RECORDS }, (_, at) => ({
      time: new Date(start + at * 1000).toISOString().replace(".000", ""),
      imsi: IMSI,
      other: `49${number * RECORDS + at}`,
    })),
  );
}

/** Sends a file until the connection holds; answers what came of the last sending. */
async function sendCut(number: number, cut: Cut): Promise<{ hasCut: boolean; last: string }> {
  const send = () => ingestText(doors, portfolio.sourceId, `cut-${number}.csv`, textOf(number));
  proxy.arm(cut);
  const first = await send().then(
    ({ status }) => status,
    () => null,
  );
  const hasCut = proxy.disarm();
  if (first === null && !hasCut) throw new Error(`File ${number} failed without a cut.`);
  return { hasCut, last: first ?? (await send()).status };
}

it("stores every record once, wherever its connection is cut", { timeout: 300_000 }, async () => {
  let [cuts, stored] = [0, 0];
  for (let number = 0; cuts < CUTS; number++) {
    const isAtCommit = number % 3 === 2;
    const cut: Cut = isAtCommit
      ? "before the answer to COMMIT"
      : { afterBytes: Math.floor(Math.random() * BYTES) };
    const { hasCut, last } = await sendCut(number, cut);
    if (hasCut) cuts += 1;
    stored = number + 1;
    // Where the COMMIT had arrived, the file is known when it is sent again; else it is stored now.
    if (isAtCommit) expect([hasCut, last]).toEqual([true, "copy"]);
    else expect(["loaded", "copy"]).toContain(last);
  }
  const { rows } = await database.superuser.query<{ records: string; distinct: string }>(
    `SELECT count(*) AS records, count(DISTINCT (file_id, record_number)) AS distinct
     FROM t_${operatorId}.cdr`,
  );
  const all = String(stored * RECORDS);
  expect(rows[0]).toEqual({ records: all, distinct: all });
  const sums = await database.mediationDb().usageAggregate.aggregate({
    where: { operatorId },
    _sum: { records: true },
  });
  expect(sums._sum.records).toBe(BigInt(stored * RECORDS));
  reportGuarantee(29, cuts, CUTS, "cut connections, a third between a COMMIT and its answer, stored once");
});
