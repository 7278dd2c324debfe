import type { Outputs } from "../trpc/outputs.ts";

type Latest = Outputs["rehearsal"]["latest"];
type Report = NonNullable<NonNullable<Latest["rehearsal"]>["report"]>;
type Stage = Report["steps"][number]["stage"];

const stages: Readonly<Record<Stage, string>> = {
  copy: "Copy the configuration",
  usage: "Take usage in",
  retail: "Bill subscribers",
  invoice: "Compare the invoice",
  settlement: "Settle and issue",
  identities: "Check the identities",
};

/** What was counted in a step. */
const counted: Readonly<Record<string, string>> = {
  agreements: "agreements",
  attributed: "attributed",
  bills: "bills",
  broken: "broken",
  exceptions: "without a bill",
  files: "files",
  flagged: "lines flagged",
  held: "hold",
  invoices: "invoices",
  lines: "lines",
  margins: "margin versions",
  plans: "plan versions",
  rateCards: "rate card versions",
  records: "records",
  runs: "runs",
  sims: "SIMs",
  statements: "statements",
  subscribers: "subscribers",
  unrateable: "without a rate",
};

/** The words of a rehearsal. */
export const rehearsalTexts = {
  title: "Rehearsal",
  of: (name: string) => `Rehearsal of ${name}`,
  description:
    "A month of synthetic usage and a made-up invoice go through the real steps, in a database that is thrown away.",
  verdicts: {
    never: { label: "Not rehearsed", tone: "neutral" },
    "under-way": { label: "Under way", tone: "info" },
    passed: { label: "Passed", tone: "good" },
    failed: { label: "Failed", tone: "bad" },
    outdated: { label: "Out of date", tone: "warning" },
    broken: { label: "Could not be played", tone: "bad" },
  } as const satisfies Readonly<Record<Latest["verdict"], object>>,
  ask: {
    first: "Rehearse",
    again: "Rehearse again",
    done: "The rehearsal begins.",
  },
  progress: {
    label: "The rehearsal is under way",
    waiting: "It begins in a moment.",
    stage: (stage: Stage) => stages[stage],
    reload: "Load the page again to see how far it is.",
  },
  outdated: {
    title: "The configuration has changed since",
    text: "What is below is about how it was. Rehearse again before the operator goes live.",
  },
  broken: { title: "The rehearsal could not be played" },
  never: {
    title: "No month was played yet",
    text: "The rehearsal takes some seconds. Nothing of it reaches usage, books or statements.",
  },
  facts: { period: "Month", asked: "Asked", ended: "Ended", by: (who: string) => `by ${who}` },
  steps: {
    title: "Steps",
    caption: "Steps of the rehearsal",
    columns: { step: "Step", result: "Result", what: "What came of it" },
    stages,
    count: (name: string, count: string) => `${count} ${counted[name] ?? name}`,
    results: {
      passed: { label: "Done", tone: "good" },
      failed: { label: "Failed", tone: "bad" },
      "left-out": { label: "Left out", tone: "neutral" },
    } as const satisfies Readonly<Record<Report["steps"][number]["status"], object>>,
  },
  notes: "How the figures differ from a real month",
  identities: { title: "Ten identities", holds: "holds", broken: "broken" },
  agreement: (name: string) => `Under ${name}`,
  records: (count: string) => `${count} records`,
  invoice: {
    title: "Invoice of the network",
    caption: (name: string) => `Invoice lines under ${name}`,
    columns: {
      line: "Line",
      description: "Description",
      quantity: "Quantity",
      expected: "Due",
      billed: "Billed",
    },
  },
  differences: {
    title: "Flagged",
    planted: (line: string) => `${line}: too much was billed on purpose, and it was found.`,
    other: (line: string) => `${line} differs, and nobody planted it.`,
  },
  statement: {
    title: "Preview statement",
    caption: (name: string) => `Preview statement under ${name}`,
    columns: { code: "Line", description: "Description", quantity: "Quantity", amount: "Amount" },
    net: "Net",
    gross: "Gross",
  },
  bills: {
    title: "Bills of subscribers",
    caption: "Bills of the synthetic subscribers",
    columns: { plan: "Plan", number: "Number", net: "Net", tax: "Tax", gross: "Gross" },
  },
  hidden: "Your role sees how it went, and no amounts.",
} as const;
