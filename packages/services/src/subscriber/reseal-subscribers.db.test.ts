import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlan } from "../testing/make-plan.ts";
import { subscriberFile } from "../testing/subscriber-file.ts";
import { importSubscribers } from "./import-subscribers.ts";
import { listSubscribers } from "./list-subscribers.ts";
import { resealSubscribers } from "./reseal-subscribers.ts";
import { readSealKeys } from "./seal-keys.ts";

const [first, second] = ["a".repeat(64), "b".repeat(64)];
const at = new Date("2026-11-15T12:00:00Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("after a turn everybody is found and read, and once resealed the old key can go", async () => {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  await makePlan(db, "basic");
  const bytes = new TextEncoder().encode(subscriberFile(1_100, "basic", "2026-11-01"));
  const file = { fileName: "people.csv", bytes, zone: "UTC", at, actor: "anna" };
  await importSubscribers(db, { ...file, keys: readSealKeys(`1:${first}`) });

  const find = (keys: string) => {
    const page = { canSearchNames: true, order: "number", at, page: 1, pageSize: 5 } as const;
    return listSubscribers(db, { ...page, search: "hopper GRACE", keys: readSealKeys(keys) });
  };
  const { total, rows } = await find(`1:${first}`);
  // Every 8th has the first name, every 9th the last: every 72nd has both, counted from 1 on.
  expect(total).toBe(Math.ceil((1_100 - 1) / 72));
  expect(rows[0]?.maskedName).toBe("G••• H•••");
  expect((await find(`2:${second} 1:${first}`)).rows).toEqual(rows);
  await expect(find(`2:${second}`)).resolves.toMatchObject({ total: 0 });

  const both = readSealKeys(`2:${second} 1:${first}`);
  expect(await resealSubscribers(db, { keys: both, actor: "root" })).toEqual({ version: 2, resealed: 1_100 });
  expect((await find(`2:${second}`)).rows).toEqual(rows);
  expect(await resealSubscribers(db, { keys: both, actor: "root" })).toMatchObject({ resealed: 0 });
}, 60_000);
