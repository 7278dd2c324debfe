import { createRandom } from "../random.ts";
import type { Story, StoryFile, StoryStep } from "../story.ts";
import { months, periodAt } from "./calendar.ts";
import { happenings } from "./happenings.ts";
import { invoiceFile } from "./invoices.ts";
import { pennyCharge, usageLedger } from "./ledger-of-usage.ts";
import { ordinaryRecords } from "./ordinary.ts";
import { alertSteps, plantedAlerts, watchedShops } from "./planted-alerts.ts";
import { type Evidence, type FaultyBill, faultyBill } from "./planted-errors.ts";
import { plantedUsage } from "./planted-usage.ts";
import { portfolio } from "./portfolio.ts";
import { chargedUnits, type SeedRecord } from "./record.ts";
import { retailStory } from "./retail/retail-steps.ts";
import { isSentAgain } from "./sent-again.ts";
import { simsCsv } from "./sims.ts";
import { steps } from "./steps.ts";
import { type UsageFile, usageFiles } from "./usage-files.ts";

/**
 * Three months of an aggregator with two host networks and eight operators, and invoices with known errors.
 */
export function firstPortfolio(seed: number): Story {
  const random = createRandom(seed);
  const records = [...ordinaryRecords(random), ...happenings(random), ...plantedUsage()];
  const bills = billsOf(records);
  const usage = usageFiles(records);
  const copy = copiedFile(usage);
  const retail = retailStory();
  return {
    name: "first-portfolio",
    title: "Three months, two host networks, eight operators, invoices with known errors",
    files: [
      { path: "portfolio.json", text: `${JSON.stringify(portfolio, null, 2)}\n` },
      { path: "sims.csv", text: simsCsv() },
      ...usage.map(({ path, text }) => ({ path, text })),
      copy,
      ...bills.map(invoiceFile),
      ...retail.files,
    ],
    steps: [...steps({ usage, copy }, bills), ...retail.steps, ...alertSteps()].toSorted(inTime),
    planted: bills.flatMap(({ planted }) => planted),
    plantedAlerts,
    watchedShops,
  };
}

function inTime(one: StoryStep, other: StoryStep): number {
  return one.at < other.at ? -1 : one.at > other.at ? 1 : 0;
}

export function billsOf(records: readonly SeedRecord[]): FaultyBill[] {
  const ledger = usageLedger(records);
  const evidence = evidenceOf(records);
  return months.flatMap(({ period }) => [
    faultyBill(ledger, evidence, "de", period),
    faultyBill(ledger, evidence, "uk", period),
  ]);
}

function evidenceOf(records: readonly SeedRecord[]): Evidence {
  const sum = (test: (record: SeedRecord) => boolean, measure = chargedUnits): bigint =>
    records.filter(test).reduce((total, record) => total + measure(record), 0n);
  const isInUtcAugust = ({ at }: SeedRecord): boolean =>
    at >= Date.UTC(2026, 7, 1) && at < Date.UTC(2026, 8, 1);
  return {
    cobaltInUtcAugust: sum(
      (record) => record.operator === "cobalt" && record.line === "DATA-WORLD" && isInUtcAugust(record),
    ),
    emberOn99953: sum(
      (record) =>
        record.operator === "ember" &&
        record.line === "DATA-EU" &&
        record.network === "99953" &&
        periodAt("de", record.at) === "2026-09",
    ),
    sentAgain: { charges: sum(isSentAgain, pennyCharge), bytes: sum(isSentAgain) },
  };
}

/** A file that comes a second time under another name. */
function copiedFile(usage: readonly UsageFile[]): StoryFile {
  const original = usage.find(({ path }) => path.endsWith("NK_MSC_00240.csv"));
  return { path: "usage/again/NK_MSC_00240_copy.csv", text: original?.text ?? "" };
}
