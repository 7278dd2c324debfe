import { once } from "node:events";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@tributary/db/doors/open-database";
import { startDatabase } from "@tributary/db/embedded/start-database";
import type { SourceRound } from "@tributary/services/pickup/fetch-source";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot, startCli, testHome } from "./testing/run-cli.ts";

const SOURCE = "laguna-traffico";
/** Long enough to be under way when the signal comes. */
const MANY = 150_000;

const home = testHome();
const places = join(home.folder, "in");
const database = () => startDatabase({ home: join(home.folder, "home"), isEmbeddedOnly: true });

beforeAll(async () => {
  mkdirSync(places);
  const portfolio = JSON.parse(
    readFileSync(join(projectRoot, "docs/how-to/another-format/portfolio.json"), "utf8"),
  ) as { sources: object[] };
  const pickup = { from: "folder", path: places, pattern: "*.csv", settleSeconds: 0, filesAtOnce: 2 };
  const sources = portfolio.sources.map((source) => ({ ...source, pickup }));
  const path = join(home.folder, "portfolio.json");
  writeFileSync(path, JSON.stringify({ ...portfolio, sources }));
  const { code, stderr } = await home.run("init", "--portfolio", path);
  expect([code, stderr]).toEqual([0, ""]);
});
afterAll(() => home.remove());

/** A file of text messages under a number of its own. */
function put(number: number, records: number): void {
  const rows = Array.from({ length: records }, (_, at) => {
    const time = new Date(Date.UTC(2026, 9, 3) + at * 1_000).toISOString().slice(11, 19);
    return `${number * 1_000_000 + at};0391 000001;03/10/2026;${time};SMS;0398 112233;;`;
  });
  const header = "Riga;Linea;Giorno;Ora;Tipo;Chiamato;Durata;Traffico MB";
  writeFileSync(join(places, `traffico_${number}.csv`), [header, ...rows, ""].join("\n"));
}

it("takes files in with workers, each once", async () => {
  for (const number of [1, 2, 3, 4]) put(number, 50);
  const { code, stdout } = await home.run("fetch", "--source", SOURCE, "--workers", "2", "--json");
  expect(code).toBe(0);
  const { sources } = JSON.parse(stdout) as { sources: SourceRound[] };
  const files = sources.flatMap((round) => round.files);
  expect(
    files.map(({ name, status, ingested }) => [name, status, ingested?.counts?.accepted]).sort(),
  ).toEqual([1, 2, 3, 4].map((number) => [`traffico_${number}.csv`, "taken", 50]));
  const again = await home.run("fetch", "--source", SOURCE, "--workers", "2");
  expect([again.code, again.stdout.trim()]).toEqual([0, `${SOURCE}: nothing new.`]);
});

it.each(["1", "2"])(
  "a watch with %s worker that is told to stop finishes the file under way",
  async (workers) => {
    const first = workers === "1" ? 5 : 7;
    put(first, MANY);
    const running = await database();
    const doors = openDatabase(running);
    const watch = startCli(
      ["fetch", "--watch", "--source", SOURCE, "--workers", workers],
      join(home.folder, "home"),
    );
    watch.stderr.pipe(process.stderr);
    watch.stdout.resume();
    try {
      const ended = once(watch, "exit");
      const statusOf = async (number: number) => {
        const name = `traffico_${number}.csv`;
        return (await doors.portfolioDb().pickupFile.findFirst({ where: { name } }))?.status;
      };
      // Looks are minutes apart: the next is due at once.
      await doors.mediationDb().pickup.claimLook(SOURCE, 0, true);
      await expect.poll(() => statusOf(first), { timeout: 60_000, interval: 10 }).toBe("taking");
      put(first + 1, 10);
      watch.kill("SIGTERM");
      expect(await ended).toEqual([0, null]);
      expect(await statusOf(first)).toBe("taken");
      const [stored] = await doors
        .mediationDb()
        .usageFile.findMany({ where: { name: `traffico_${first}.csv` } });
      expect(stored?.accepted).toBe(MANY);
      const held = { OR: [{ status: "taking" }, { claimedBy: { not: null } }] };
      expect(await doors.portfolioDb().pickupFile.count({ where: held })).toBe(0);
      expect(await statusOf(first + 1)).not.toBe("taken");
    } finally {
      watch.kill("SIGKILL");
      await doors.close();
      await running.stop();
    }
  },
);

it("lists what was given up, and has it tried anew when it is told to", async () => {
  put(20, 5);
  const running = await database();
  const doors = openDatabase(running);
  try {
    const run = (...more: string[]) => home.run("fetch", "--source", SOURCE, "--by", "ada", ...more);
    // Whoever was here before tried it, and gave it up.
    const { pickup } = doors.mediationDb();
    const name = "traffico_20.csv";
    const { size, mtimeMs } = statSync(join(places, name));
    await pickup.keepLook(SOURCE, [{ name, byteCount: size, modifiedAt: Math.floor(mtimeMs) }], 0);
    const asked = { sourceId: SOURCE, holder: "test", leaseMilliseconds: 60_000 };
    const claim = await pickup.claim({ ...asked, filesAtOnce: 9, mostAttempts: 3 });
    expect(claim?.name).toBe(name);
    const end = { status: "given_up", message: "The server broke off.", fileId: null } as const;
    if (claim !== null) await pickup.end(claim, end);
    const listed = await run();
    expect(listed.code).toBe(1);
    expect(listed.stdout).toContain("Given up, 1; `fetch --retry` has them tried anew:");
    expect(listed.stdout).toMatch(new RegExp(`${SOURCE}: ${name}, .* UTC. The server broke off.`));
    const retried = await run("--retry");
    expect([retried.code, retried.stdout]).toEqual([0, expect.stringContaining(`${SOURCE}: taken: ${name}`)]);
    expect(retried.stdout).not.toContain("Given up");
    const audits = await doors.portfolioDb().auditEvent.findMany({ where: { action: "usage-file:retry" } });
    expect(audits.map(({ actor, subject, app }) => [actor, subject, app])).toEqual([["ada", SOURCE, "cli"]]);
  } finally {
    await doors.close();
    await running.stop();
  }
});
