import { explainError } from "@tributary/db/doors/explain-error";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type FullDiskServer, serverOnSmallDisk } from "@tributary/db/testing/small-disk";
import { testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareRun } from "../settlement/prepare-run.ts";
import { previewRun } from "../settlement/preview-run.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { AGREEMENT, type World } from "../testing/world.ts";

const KB = 1024;
const PERIOD = "2026-10";
/**
 * What is left on the disk before the first run of a database: from nothing to about what it needs. Where the
 * server's log needs its next file, the server itself has to end.
 */
const ROUNDS: readonly { readonly left: number; readonly isLogFull?: boolean }[] = [
  ...Array.from({ length: 12 }, (_, at) => ({ left: at * 16 * KB })),
  ...[1, 4].map((at) => ({ left: at * 1024 * KB, isLogFull: true })),
];

let full: FullDiskServer;
beforeAll(async () => {
  full = await serverOnSmallDisk();
});
afterAll(() => full?.stop());

/** Runs, their lines, and audit rows of preparing. */
async function standing({ test: database }: World): Promise<readonly number[]> {
  const { rows } = await database.superuser.query<{ found: number[] }>(
    `SELECT ARRAY[
       (SELECT count(*) FROM settlement_run), (SELECT count(*) FROM settlement_line),
       (SELECT count(*) FROM audit_event WHERE action = 'settlement:prepare')
     ]::int[] AS found`,
  );
  return rows[0]?.found ?? [];
}

interface Outcome {
  readonly isRefused: boolean;
  readonly isHeld: boolean;
}

async function prepareOn(
  world: World,
  { left, isLogFull = false }: (typeof ROUNDS)[number],
): Promise<Outcome> {
  await addMonth(world, PERIOD);
  const request = { agreementId: AGREEMENT, period: PERIOD, actor: "analyst" };
  const { hash } = await previewRun(world.db, request);
  const before = full.endings();
  if (isLogFull) await full.fillLog(4 * KB);
  full.disk.leave(left);
  const error = await prepareRun(world.db, request).then(
    () => null,
    (thrown: unknown) => explainError(thrown),
  );
  if (isLogFull) await expect.poll(full.endings, { timeout: 60_000 }).toBeGreaterThan(before);
  full.disk.makeRoom();
  await expect.poll(() => standing(world), { timeout: 60_000, interval: 100 }).toHaveLength(3);
  const [runs, lines, audits] = await standing(world);
  const isWhole = runs === 1 && lines === 4 && audits === 1;
  const isNone = runs === 0 && lines === 0 && audits === 0;
  const isClear = error === null || (error instanceof DomainError && error.code === "DISK_FULL");
  if (!isClear) console.log("not said as a full disk:", error);
  const again = await prepareRun(world.db, request);
  expect((await standing(world)).slice(0, 2)).toEqual([1, 4]);
  const isHeld = (error === null ? isWhole : isNone) && isClear && again.hash === hash;
  return { isRefused: error !== null, isHeld };
}

test("a settlement run that meets a full disk is prepared whole or not at all", async () => {
  const outcomes: Outcome[] = [];
  for (const round of ROUNDS) {
    const world = await makePlain(await testDatabase({ server: full.server }));
    try {
      outcomes.push(await prepareOn(world, round));
    } finally {
      await world.test.close();
    }
  }
  const refused = outcomes.filter(({ isRefused }) => isRefused).length;
  console.log(`${refused} of ${ROUNDS.length} runs were refused for want of room`);
  expect(refused).toBeGreaterThan(ROUNDS.length / 2);
  const held = outcomes.filter(({ isHeld }) => isHeld).length;
  reportGuarantee(30, held, ROUNDS.length, "runs on a full disk: whole or none, the same with room");
}, 180_000);
