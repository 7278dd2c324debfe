import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { homeOf } from "../people/apps.ts";
import { people } from "../people/sign-in.ts";
import { startProduct } from "../start/start-apps.ts";
import { healthText, milliseconds, type Spread, spreadText } from "./figures.ts";
import { type Measured, measureVisits } from "./measure-visits.ts";
import type { BenchOptions } from "./options.ts";
import { openClientOf } from "./people.ts";
import type { BenchReport } from "./report.ts";
import { BOUND } from "./scale-addresses.ts";
import { findViews } from "./scale-views.ts";
import { type Column, tableText } from "./table.ts";

const SERVER_MS = 300;

type MeasuredView = Omit<Measured, "html">;

const COLUMNS: readonly Column<MeasuredView>[] = [
  { title: "Bound", value: ({ name }) => (name in BOUND ? `${SERVER_MS} ms` : "none") },
  { title: "Address", value: ({ path }) => `\`${path.replace(/(cursor|exception)=[^&]*/g, "$1=…")}\`` },
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
    const { measured, health } = await measureVisits(await findViews(client), rounds);
    client.close();
    return reportOf(
      measured.map(({ html: _, ...view }) => view),
      health,
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

function reportOf(views: readonly MeasuredView[], health: Spread, rounds: number): BenchReport {
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
      healthText(health),
    ],
    isWithin: slow.length === 0,
    figures: { bounds: { serverMs: SERVER_MS }, health, views },
  };
}
