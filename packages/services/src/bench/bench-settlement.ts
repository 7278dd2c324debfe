import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchDatabase, openBenchDatabase } from "@tributary/db/bench/bench-database";
import { BENCH_PERIOD, loadAggregates, loadRecords } from "@tributary/db/bench/settlement-month";
import { chargeOfMonth, type MonthSum, scanMonth, updateMonth } from "@tributary/db/bench/settlement-ways";
import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import type { MonthPricing } from "@tributary/db/doors/usage-correction/month-pricing";
import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import { agreementTermsSchema } from "@tributary/db/terms/agreement-terms-schema";
import { priceFormulas } from "@tributary/domain/correction/price-formula";
import type { UsageTotal } from "@tributary/domain/usage/types";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { loadUsage, ownUsage } from "../settlement/load-usage.ts";
import { NEW_RATES, OLD_RATES, type Rates, termsOf } from "./bench-terms.ts";

export interface SettlementBenchOptions {
  readonly records: number;
  readonly files: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** What one round measured. */
export interface SettlementRound {
  readonly scanSeconds: number;
  readonly aggregateSeconds: number;
  /** Sums that do not agree to the unit. */
  readonly differences: number;
  /** Records per second. */
  readonly rewrite: number;
  readonly update: number;
  readonly swapMilliseconds: number;
}

export interface SettlementBench {
  readonly rounds: readonly SettlementRound[];
  readonly aggregateRows: number;
  readonly sums: number;
}

/** Ten operators from a thirtieth to a third of the records, as a portfolio has them. */
const OPERATORS = [30, 20, 14, 10, 8, 6, 4, 3, 3, 2].map((share, at) => ({
  id: `bench${String.fromCharCode(97 + at)}`,
  share,
}));
/** A tenth of the records are its own. */
const RERATED = "benchd";
const AGREEMENT = "bench";
const READS = 5;

/**
 * Measures a month's sums from aggregates, by the query that settlement itself asks, against those of a scan,
 * and rating a month again by writing it anew against UPDATE.
 */
export async function benchSettlement(options: SettlementBenchOptions): Promise<SettlementBench> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-settlement-bench-"));
  const home = join(folder, "home");
  mkdirSync(home);
  const world = await openBenchDatabase(home, {
    ...{ agreementId: AGREEMENT, sourceId: "bench-source", terms: termsOf(OLD_RATES), mapping: {}, sims: 0 },
    operatorIds: OPERATORS.map(({ id }) => id),
    simOf: () => ({ operatorId: "", imsi: "", msisdn: "", iccid: "" }),
  });
  try {
    await world.renew();
    const client = await world.connect();
    const doors = openDoors({ urls: { portfolio: world.portfolioUrl, mediation: world.mediationUrl } });
    try {
      return await measure({ ...options, world, client, doors });
    } finally {
      await doors.close();
      await client.end();
    }
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ground {
  readonly world: BenchDatabase;
  readonly client: Parameters<typeof scanMonth>[0];
  readonly doors: Doors;
}

async function measure(options: SettlementBenchOptions & Ground): Promise<SettlementBench> {
  const { records, files, rounds, say, client } = options;
  const month = { agreementId: AGREEMENT, sourceId: "bench-source", operators: OPERATORS, records, files };
  say(`Making ${records.toLocaleString("en")} records of ${OPERATORS.length} operators.`);
  await loadRecords(client, month);
  say("Summing them file by file.");
  const aggregateRows = await loadAggregates(client, month);
  const measured: SettlementRound[] = [];
  let sums = 0;
  for (let round = 1; round <= rounds; round++) {
    const { found, ...figures } = await measureRound({ ...options, month });
    sums = found;
    measured.push(figures);
    say(`Round ${round} of ${rounds}: ${JSON.stringify(figures)}`);
  }
  return { rounds: measured, aggregateRows, sums };
}

interface Bench extends Ground {
  readonly month: Parameters<typeof scanMonth>[1];
}

async function measureRound({ world, month, client, doors }: Bench) {
  const scan = await timed(() => scanMonth(client, month));
  const db = doors.portfolioDb();
  const { versions } = await loadAgreement(db, AGREEMENT);
  const settled = () => loadUsage(db, versions, ownUsage(AGREEMENT, BENCH_PERIOD));
  const reads: number[] = [];
  let sums = await settled();
  for (let read = 0; read < READS; read++) {
    const { seconds, value } = await timed(settled);
    reads.push(seconds);
    sums = value;
  }
  const differences = countDifferences(scan.value, sums);
  const rated = await rateAgain({ world, client, doors });
  const aggregateSeconds = reads.sort((one, other) => one - other)[Math.floor(READS / 2)] ?? Number.NaN;
  return { scanSeconds: scan.seconds, aggregateSeconds, differences, ...rated, found: sums.length };
}

function countDifferences(scanned: readonly MonthSum[], sums: readonly UsageTotal[]): number {
  const textOf = (sum: Omit<MonthSum, "operatorId"> & { readonly operatorId: string | null }): string =>
    [
      sum.operatorId,
      sum.lineCode,
      sum.rateVersion,
      sum.utcPeriod,
      sum.records,
      sum.quantity,
      sum.chargeMicros,
    ]
      .map(String)
      .join(" ");
  const ours = new Set(sums.map(textOf));
  const theirs = new Set(scanned.map(textOf));
  const only = (one: Set<string>, other: Set<string>) => [...one].filter((sum) => !other.has(sum)).length;
  return only(ours, theirs) + only(theirs, ours);
}

/** Rates the month at the new terms by writing it anew, and back at the old ones by UPDATE. */
async function rateAgain({ world, client, doors }: Ground) {
  const before = await chargeOfMonth(client, RERATED);
  await world.superuser.query("CHECKPOINT");
  const rewritten = await timed(() => rewrite(doors.mediationDb(), NEW_RATES));
  const after = await chargeOfMonth(client, RERATED);
  await world.superuser.query("CHECKPOINT");
  const updated = await timed(() => updateMonth(client, RERATED, OLD_RATES));
  const back = await chargeOfMonth(client, RERATED);
  if (back !== before || after >= before) throw new Error(`rated ${before}, then ${after}, then ${back}`);
  // The next round begins with a month as it was loaded, without the rows that UPDATE left behind.
  await rewrite(doors.mediationDb(), null);
  const count = updated.value;
  return {
    rewrite: count / rewritten.seconds,
    update: count / updated.seconds,
    swapMilliseconds: rewritten.value,
  };
}

/** Writes the month anew as a correction does. Answers the milliseconds for which readers had to wait. */
function rewrite(db: MediationDb, rates: Rates | null): Promise<number> {
  const month = { operatorId: RERATED, month: BENCH_PERIOD };
  return db.usageCorrection(async (correction) => {
    await correction.holdMonths([month]);
    await correction.rewriteMonth({ ...month, pricing: pricingOf(rates), leaving: [] });
    const { seconds } = await timed(() => correction.swapMonths([month]));
    return seconds * 1000;
  });
}

function pricingOf(rates: Rates | null): MonthPricing {
  const pricing = { agreementId: AGREEMENT, period: BENCH_PERIOD, cutOff: "start", loads: [] } as const;
  if (rates === null) return { ...pricing, prices: [] };
  const terms = decodeAgreementTerms(agreementTermsSchema.parse(termsOf(rates)));
  const version = { agreementId: AGREEMENT, version: rates.version, effectiveFrom: 0, terms };
  return {
    ...pricing,
    prices: priceFormulas(version).map((price) => ({ ...price, from: null, until: null })),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { seconds: (performance.now() - startedAt) / 1000, value };
}
