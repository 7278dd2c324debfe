import { readFileSync } from "node:fs";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SourceMappingInput } from "../mapping/schema.ts";
import { makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { redrive } from "../testing/redrive-text.ts";
import { ingestText } from "../testing/usage-text.ts";

/** The mapping of the how-to, which is thereby known to work; the calls' zone is not at issue here. */
const folder = "../../../../docs/how-to/read-switch-and-core-files";
const example = readFileSync(new URL(`${folder}/flatstore.mapping.json`, import.meta.url), "utf8");
const mapping: SourceMappingInput = {
  ...(JSON.parse(example) as SourceMappingInput),
  zone: [{ by: "constant", value: "domestic" }],
};

/** Calls of one test are no copies of another's. */
let turn = 0;
const invite = (call: string, time: number, code = "200|OK") =>
  `INVITE|a${call}|b${call}|${call}@${turn}|${code}|${time}|*prepaid|1001|1002||7:1`;
const bye = (call: string, time: number) => `BYE|a${call}|b${call}|${call}@${turn}|200|OK|${time}|||||7:1`;
/** 2026-10-05 08:00:00 UTC. */
const T = 1_791_187_200;

let database: TestDatabase;
let portfolio: TestPortfolio;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  turn += 1;
  portfolio = await makePortfolio(database, { mapping });
});

const take = (name: string, ...lines: string[]) =>
  ingestText(database, portfolio.sourceId, name, `${lines.join("\n")}\n`);

/** Calls of nobody's numbers stand in suspense: their ids and seconds. */
async function calls() {
  const { rows } = await database.superuser.query<{ record_id: string; duration_seconds: number }>(
    `SELECT record_id, duration_seconds FROM t_suspense.cdr
     WHERE agreement_id = $1 ORDER BY record_id COLLATE "C"`,
    [portfolio.agreementId],
  );
  return rows.map(({ record_id, duration_seconds }) => [record_id.split("@")[0], duration_seconds] as const);
}

/** What waits of the source, as the portfolio is told. */
async function waiting() {
  const { rows } = await database.superuser.query<{ records: string }>(
    `SELECT coalesce(sum(records), 0) AS records FROM quarantine_total t JOIN usage_file f ON f.id = t.file_id
     WHERE f.source_id = $1 AND reason = 'UNPAIRED'`,
    [portfolio.sourceId],
  );
  return Number(rows[0]?.records);
}

describe("INVITE and BYE rows", () => {
  it("become one call within a file and across files, the BYE first as well", async () => {
    const first = await take("acc_1", invite("c1", T), bye("c1", T + 2), bye("c2", T + 251));
    expect(first).toMatchObject({
      counts: { received: 2, accepted: 1, quarantined: 1 },
      halves: { paired: 0, waiting: 1 },
    });
    const missed = await take("missed_1", invite("m1", T, "487|Request Terminated"));
    expect(missed).toMatchObject({ counts: { accepted: 1 }, halves: { paired: 0, waiting: 1 } });
    const second = await take("acc_2", invite("c2", T + 247), invite("c3", T + 248));
    expect(second).toMatchObject({
      counts: { received: 2, accepted: 0, quarantined: 2 },
      halves: { paired: 1, waiting: 1 },
    });
    // The call that nobody ended waits; 2 − 0 and 251 − 247 seconds.
    expect(await calls()).toEqual([
      ["c1", 2],
      ["c2", 4],
      ["m1", 0],
    ]);
    expect(await waiting()).toBe(1);
  });

  it("sent again change nothing, nor does a file that overlaps", async () => {
    await take("a", bye("c1", T + 9), invite("c2", T));
    await take("b", invite("c1", T), bye("c2", T + 5));
    const before = await calls();
    expect(before).toEqual([
      ["c1", 9],
      ["c2", 5],
    ]);
    const copy = await take("a-again", bye("c1", T + 9), invite("c2", T));
    expect(copy).toMatchObject({ status: "copy", halves: { paired: 0, waiting: 0 } });
    const overlap = await take("c", invite("c1", T), bye("c1", T + 9), invite("c3", T), bye("c3", T + 1));
    expect(overlap.counts).toMatchObject({ received: 2, accepted: 1, duplicates: 1 });
    // Its halves in two files once more: paired, and known as stored.
    await take("d", invite("c2", T), invite("c4", T));
    const last = await take("e", bye("c2", T + 5));
    expect(last.halves).toMatchObject({ paired: 1, waiting: 1 });
    expect(await calls()).toEqual([...before, ["c3", 1]]);
    expect(await waiting()).toBe(1);
  });

  it("are paired once when their files come at the same time", async () => {
    const ids = Array.from({ length: 12 }, (_, at) => `p${at + 10}`);
    await Promise.all(ids.flatMap((id) => [take(`i-${id}`, invite(id, T)), take(`b-${id}`, bye(id, T + 3))]));
    expect(await calls()).toEqual(ids.map((id) => [id, 3]));
    expect(await waiting()).toBe(0);
  });

  it("that were stored but not paired when all stopped are paired by the next file, or a copy", async () => {
    await take("i", invite("c1", T));
    await database.superuser.query(
      `CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'stopped'; END $$;
       CREATE TRIGGER stop BEFORE INSERT ON t_suspense.redriven EXECUTE FUNCTION stop_here()`,
    );
    await expect(take("b", bye("c1", T + 60))).rejects.toThrow("stopped");
    await database.superuser.query("DROP FUNCTION stop_here CASCADE");
    expect(await calls()).toEqual([]);
    expect(await waiting()).toBe(2);
    expect(await take("b", bye("c1", T + 60))).toMatchObject({
      status: "copy",
      halves: { paired: 1, waiting: 0 },
    });
    expect(await calls()).toEqual([["c1", 60]]);
  });

  it("that wait are left alone by a re-drive; a pair that waits for a rate is read again whole", async () => {
    const rateless = { ...mapping, zone: [{ by: "constant" as const, value: "nowhere" }] };
    const setMapping = (to: object) =>
      database.superuser.query("UPDATE usage_source SET mapping = $1 WHERE id = $2", [
        JSON.stringify(to),
        portfolio.sourceId,
      ]);
    await setMapping(rateless);
    await take("a", invite("c1", T));
    const second = await take("b", bye("c1", T + 60), bye("c2", T));
    const [pairing = 0] = second.halves?.fileIds ?? [];
    await setMapping(mapping);
    const suspense = { operatorId: "suspense" };
    const left = await redrive(database, portfolio.sourceId, {
      fileId: second.fileId ?? 0,
      reason: "UNPAIRED",
      ...suspense,
    });
    expect(left).toMatchObject({ looked: 1, redriveFileId: null });
    const again = await redrive(database, portfolio.sourceId, {
      fileId: pairing,
      reason: "UNRATEABLE",
      ...suspense,
    });
    expect(again.counts).toMatchObject({ received: 1, accepted: 1 });
    expect(await calls()).toEqual([["c1", 60]]);
  });
});
