import { startProduct } from "../start/start-apps.ts";
import { healthText, kilobytes, milliseconds, type Spread, spreadText } from "./figures.ts";
import { findPages } from "./find-pages.ts";
import { firstLoad } from "./first-load.ts";
import { type Measured, measureVisits } from "./measure-visits.ts";
import type { BenchOptions } from "./options.ts";
import type { BenchReport } from "./report.ts";
import { type Column, tableText } from "./table.ts";

const SERVER_MS = 150;
const SCRIPT_BYTES = 250_000;

interface MeasuredPage extends Omit<Measured, "html"> {
  /** Gzipped, of all scripts that the page names. */
  readonly scriptBytes: number;
}

const COLUMNS: readonly Column<MeasuredPage>[] = [
  { title: "App", value: ({ app }) => app },
  { title: "Page", value: ({ name }) => `\`${name}\`` },
  { title: "p50 ms", isNumber: true, value: ({ p50 }) => milliseconds(p50) },
  { title: "p95 ms", isNumber: true, value: ({ p95 }) => milliseconds(p95) },
  { title: "max ms", isNumber: true, value: ({ max }) => milliseconds(max) },
  { title: "× health", isNumber: true, value: ({ timesHealth }) => spreadText(timesHealth) },
  { title: "Scripts kB", isNumber: true, value: ({ scriptBytes }) => kilobytes(scriptBytes) },
];

/** Measures every page of both applications with the sample loaded. */
export async function benchPages({ rounds }: BenchOptions): Promise<BenchReport> {
  const stop = await startProduct("bench");
  try {
    const found = await findPages();
    const { measured, health } = await measureVisits(found.visits, rounds);
    const sizeOf = firstLoad();
    const pages: MeasuredPage[] = [];
    for (const { html, ...page } of measured) {
      const visit = found.visits.find(({ app, name }) => app === page.app && name === page.name);
      if (visit !== undefined) pages.push({ ...page, scriptBytes: await sizeOf(visit.client, html) });
    }
    found.close();
    return reportOf({ pages, health, missing: found.missing }, rounds);
  } finally {
    await stop();
  }
}

interface Found {
  readonly pages: readonly MeasuredPage[];
  readonly health: Spread;
  readonly missing: readonly string[];
}

function reportOf({ pages, health, missing }: Found, rounds: number): BenchReport {
  const slow = pages.filter(({ p95 }) => p95 >= SERVER_MS);
  const heavy = pages.filter(({ scriptBytes }) => scriptBytes > SCRIPT_BYTES);
  const total = pages.length + missing.length;
  const heaviest = Math.max(...pages.map(({ scriptBytes }) => scriptBytes));
  return {
    title: "Pages",
    rounds,
    table: tableText(COLUMNS, pages),
    findings: [
      `${pages.length - slow.length} of ${total} pages answered within ${SERVER_MS} ms (p95); ` +
        `the slowest took ${milliseconds(pages[0]?.p95 ?? Number.NaN)} ms.`,
      `${pages.length - heavy.length} of ${total} pages load at most ${SCRIPT_BYTES / 1000} kB of scripts, ` +
        `gzipped; the heaviest loads ${kilobytes(heaviest)} kB.`,
      healthText(health),
      ...missing.map((page) => `No address was found for ${page}: it was not measured.`),
    ],
    isWithin: slow.length + heavy.length + missing.length === 0,
    figures: { bounds: { serverMs: SERVER_MS, scriptBytes: SCRIPT_BYTES }, health, pages, missing },
  };
}
