import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { pagePatterns, patternOf } from "../crawl/page-patterns.ts";
import { homeOf } from "../people/apps.ts";
import { people } from "../people/sign-in.ts";
import { startProduct } from "../start/start-apps.ts";
import type { Client } from "./client.ts";
import { milliseconds, spreadText } from "./figures.ts";
import { type Measured, measureVisits, type Visit } from "./measure-visits.ts";
import type { BenchOptions } from "./options.ts";
import { openClientOf } from "./people.ts";
import type { BenchReport } from "./report.ts";
import { BESIDE, BOUND } from "./scale-addresses.ts";
import { type Column, tableText } from "./table.ts";

const SERVER_MS = 300;
/** How many pages of a queue are turned to reach one that is not the first. */
const TURNED = 3;

type MeasuredView = Omit<Measured, "html">;

const COLUMNS: readonly Column<MeasuredView>[] = [
  { title: "Bound", value: ({ name }) => (name in BOUND ? `${SERVER_MS} ms` : "none") },
  { title: "Address", value: ({ path }) => `\`${path}\`` },
  { title: "p50 ms", isNumber: true, value: ({ p50 }) => milliseconds(p50) },
  { title: "p95 ms", isNumber: true, value: ({ p95 }) => milliseconds(p95) },
  { title: "max ms", isNumber: true, value: ({ max }) => milliseconds(max) },
  { title: "× health", isNumber: true, value: ({ timesHealth }) => spreadText(timesHealth) },
];

/** Measures the console with 200 operators, 24 months and 50,000 exceptions filled in beside the sample. */
export async function benchScale({ rounds }: BenchOptions): Promise<BenchReport> {
  const stop = await startProduct("bench");
  try {
    seed();
    const client = await openClientOf(people.owner);
    const measured = await measureVisits(await findVisits(client), rounds);
    client.close();
    return reportOf(
      measured.map(({ html: _, ...view }) => view),
      rounds,
    );
  } finally {
    await stop();
  }
}

/** Fills the home of this run by a command line of its own: nothing here opens a database. */
function seed(): void {
  process.stderr.write("Filling in a portfolio of great size (half a minute)\n");
  const script = resolve(import.meta.dirname, "../../packages/db/src/bench/seed-scale.ts");
  const { status } = spawnSync(process.execPath, ["--import", "tsx", script], {
    cwd: resolve(import.meta.dirname, "../.."),
    env: { ...process.env, TRIBUTARY_HOME: homeOf() },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("the portfolio could not be filled in: its own words stand above");
}

async function findVisits(client: Client): Promise<Visit[]> {
  const patterns = pagePatterns("console");
  const bound = Object.entries(BOUND).flatMap(([name, paths]) => paths.map((path) => ({ name, path })));
  const turned = await turnPages(client, BOUND.exceptions?.[0] ?? "");
  const lists = patterns.filter((pattern) => !pattern.includes("[") && pattern !== "/");
  const beside = [...(await answering(client, lists)), ...BESIDE].filter((path) => isThere(path, patterns));
  return [
    ...bound,
    ...turned.map((path) => ({ name: "exceptions", path })),
    ...beside.map((path) => ({ name: patternOf(path, patterns) ?? path, path })),
  ].map((view) => ({ ...view, app: "console", client }));
}

/** Follows a queue's own links to its next page: the address of a page behind holds a place in the queue. */
async function turnPages(client: Client, first: string): Promise<string[]> {
  const found: string[] = [];
  for (let path = first; found.length < TURNED; ) {
    const { body } = await client.get(path);
    const next = /href="([^"]*[?&;]cursor=[^"]*)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
    if (next === undefined) throw new Error(`${path} has no next page`);
    found.push(next);
    path = next;
  }
  return found.slice(-1);
}

/** Pages for people who are not signed in lead on whoever is. */
async function answering(client: Client, paths: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(paths.map(async (path) => ({ path, ...(await client.get(path)) })));
  return answers.filter(({ isWhole }) => isWhole).map(({ path }) => path);
}

function isThere(path: string, patterns: readonly string[]): boolean {
  return patternOf(path.split("?")[0] ?? path, patterns) !== undefined;
}

function reportOf(views: readonly MeasuredView[], rounds: number): BenchReport {
  const bound = views.filter(({ name }) => name in BOUND);
  const slow = bound.filter(({ p95 }) => p95 >= SERVER_MS);
  const worst = Object.keys(BOUND).map((name) => {
    const p95 = Math.max(...bound.filter((view) => view.name === name).map((view) => view.p95));
    return `${name} ${milliseconds(p95)} ms`;
  });
  return {
    title: "Scale",
    rounds,
    table: tableText(COLUMNS, views),
    findings: [
      `${bound.length - slow.length} of ${bound.length} views with a bound answered ` +
        `within ${SERVER_MS} ms (p95); the slowest of each page: ${worst.join(", ")}.`,
    ],
    isWithin: slow.length === 0,
    figures: { bounds: { serverMs: SERVER_MS }, views },
  };
}
