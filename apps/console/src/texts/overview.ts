/** The words of the overview over all operators. */
export const overviewTexts = {
  title: "Overview",
  description: "All operators at once, in one currency and month.",
  openWorst: "Open the worst exception",
  comparedWith: (period: string) => `vs ${period}`,
  tiles: {
    exposure: "Exposure to networks",
    withheld: "withheld",
    exposureParts: "Unpaid, accrued and projected shortfall",
    cost: "Wholesale cost",
    approved: "approved",
    accrued: "accrued",
    margin: "Margin",
    settled: "Settled",
    settledOf: (done: number, total: number) => `${done} / ${total}`,
    settledBefore: (done: number, total: number) => `${done} / ${total} the month before`,
    exceptions: "Open exceptions",
    older: (count: number) => `${count} older than 7 d`,
  },
  quality: {
    title: "Figures are provisional",
    missing: (count: number) =>
      count === 1 ? "1 usage file is missing" : `${count} usage files are missing`,
    held: (count: number) =>
      count === 1 ? "1 file is held for its totals" : `${count} files are held for their totals`,
    quarantine: (records: string) => `${records} records are in quarantine, worth`,
    runs: (count: number) =>
      count === 1
        ? "1 settlement of this month is not final"
        : `${count} settlements of this month are not final`,
    files: "Usage files",
    quarantined: "Quarantine",
  },
  months: {
    title: "MNO invoice and our own cost",
    description: "Net, by month. Our cost is what the records and the agreement come to.",
    accrued: "The last month is usage alone: no run has added its fees.",
    names: { first: "MNO invoice", second: "By our records", gap: "Gap", period: "Month" },
  },
  backlog: {
    title: "Open exceptions by cause and age",
    description: "Money that waits for a decision.",
    names: { bar: "Cause", total: "Total" },
    ages: ["under 1 day", "1 to 3 days", "3 to 7 days", "over 7 days"],
    emptyTitle: "Nothing waits for a decision",
    emptyText: "Every difference is decided or lies within its tolerance.",
  },
  ranking: {
    title: "Margin by operator",
    description: "Share of the charge, the thinnest first.",
    names: { bar: "Operator", share: "Margin" },
    all: "All operators",
  },
  strip: {
    title: "Settlement by month",
    caption: "How far each operator's settlement has come, by month",
    operator: "Operator",
  },
  operators: {
    title: "Operators",
    caption: "Cost, charge and margin of each operator in the month",
    columns: {
      name: "Operator",
      cost: "Cost",
      charge: "Charge",
      margin: "Margin",
      trend: "12 months",
      variance: "Variance",
      status: "Settlement",
    },
    accrued: "accrued",
    none: "–",
    total: "Total",
    trend: (name: string, count: number) => `Margin of ${name} over ${count} months`,
    emptyTitle: "No operator has business in this month",
    emptyText: "Choose another month, or take usage in.",
  },
  footing: {
    label: "How the cost adds up to the invoices",
    allocated: "Operators",
    retained: "retained",
    corrections: "corrections of earlier months",
    claimed: "claimed back",
    invoices: "MNO invoices",
    balanced: "It adds up",
    unbalanced: "It does not add up: look at the run's checks",
    open: "The total is set against the MNO invoices once each agreement has its invoice and its run.",
  },
  empty: {
    title: "No agreement yet",
    text: "Load a portfolio with its agreements and operators; its business is shown here.",
  },
} as const;
