import { createRandom } from "../random.ts";
import type { PlantedError, Story, StoryStep } from "../story.ts";
import { expected } from "./expected.ts";
import { invoiceCsv, invoiceJson } from "./invoice.ts";
import { portfolio } from "./portfolio.ts";
import { AGREEMENT, simsCsv } from "./sims.ts";
import { neighbourRecords, octoberRecords, usageFiles } from "./usage.ts";

const october = { agreement: AGREEMENT, period: "2026-10" };
const preparer = "Anna Analyst";
const approver = "Farid Finance";

const planted: readonly PlantedError[] = [
  error("we-1", "VOLUME", "op_a", "L1", "770000000", "94,900 GB billed, 93,800 GB recorded"),
  error("we-2", "RATE", "op_b", "L2", "738000000", "billed at 1.30 instead of 1.10"),
  error("we-3", "COUNT", "op_a", "L5", "60000000", "69,740 SIMs billed, 69,500 held"),
];

/**
 * The month-end of one agreement, three operators and one invoice whose every figure can be worked by hand.
 */
export function workedExample(seed: number): Story {
  const records = [...octoberRecords(createRandom(seed)), ...neighbourRecords()];
  const usage = usageFiles(records);
  return {
    name: "worked-example",
    title: "One month worked by hand: October 2026, Berlin, three operators",
    files: [
      { path: "portfolio.json", text: `${JSON.stringify(portfolio, null, 2)}\n` },
      { path: "sims.csv", text: simsCsv() },
      { path: "invoices/NN-2026-10-0417.csv", text: invoiceCsv() },
      { path: "invoices/NN-2026-10-0417.json", text: invoiceJson() },
      { path: "expected.json", text: `${JSON.stringify(expected, null, 2)}\n` },
      ...usage,
    ],
    steps: stepsFor(usage.map((file) => file.path)),
    planted,
    plantedAlerts: [],
    watchedShops: [],
  };
}

function stepsFor(usage: readonly string[]): StoryStep[] {
  const disputed = ["L1", "L2", "L5"];
  const reason = "Quantity, rate and SIM count differ from our own records.";
  return [
    { do: "ingest", at: "2026-11-02T06:00:00Z", source: "nordnetz-cdr", files: usage },
    {
      do: "import-invoice",
      at: "2026-11-05T08:00:00Z",
      by: preparer,
      agreement: AGREEMENT,
      file: "invoices/NN-2026-10-0417.csv",
    },
    { do: "settle", at: "2026-11-05T08:30:00Z", by: preparer, ...october },
    { do: "dispute", at: "2026-11-05T10:00:00Z", by: preparer, ...october, lines: disputed, reason },
    { do: "settle", at: "2026-11-05T11:00:00Z", by: preparer, ...october },
    { do: "approve", at: "2026-11-06T09:00:00Z", by: approver, ...october },
    { do: "issue", at: "2026-11-06T09:30:00Z", by: preparer, ...october },
  ];
}

function error(
  id: string,
  cause: string,
  operator: string,
  lineCode: string,
  amountMicros: string,
  note: string,
): PlantedError {
  return { id, cause, operator, ...october, lineCode, amountMicros, note };
}
