import type { Outputs } from "../trpc/outputs.ts";

type Status = "onboarding" | "live" | "suspended" | "terminated";
type Tone = "neutral" | "info" | "good" | "warning" | "bad";

const statuses: Readonly<Record<Status, { readonly label: string; readonly tone: Tone }>> = {
  onboarding: { label: "Onboarding", tone: "info" },
  live: { label: "Live", tone: "good" },
  suspended: { label: "Suspended", tone: "warning" },
  terminated: { label: "Terminated", tone: "neutral" },
};

/** How an operator's own state is named. */
export function operatorState(status: string) {
  return statuses[status as Status] ?? { label: status, tone: "neutral" as const };
}

/** The words of the operators' list and of one operator's pages. */
export const operatorTexts = {
  title: "Operators",
  description: "Every operator of the portfolio, with what it came to in one month.",
  list: {
    caption: "Operators",
    search: "Name or code",
    status: "Status",
    statuses: Object.entries(statuses).map(([value, { label }]) => ({ value, label })),
    columns: {
      name: "Operator",
      status: "Status",
      liveFrom: "Live since",
      cost: "Cost",
      charge: "Charge",
      margin: "Margin",
      trend: "12 months",
    },
    none: "–",
    until: "until",
    trend: (name: string, count: number) => `Margin of ${name} over ${count} months`,
    emptyTitle: "No operator matches",
    emptyText: "Change the search or take the filter away.",
  },
  tabs: {
    label: "Views of this operator",
    summary: "Summary",
    usage: "Usage",
    retail: "Retail",
    terms: "Terms",
    statements: "Statements",
    offboarding: "End",
    access: "Access",
  },
  profile: {
    title: "Profile",
    code: "Code",
    country: "Country",
    currency: "Pays in",
    live: "Live",
    agreement: "Agreement",
    openEnded: "open",
    none: "–",
  },
  onboarding: "Show onboarding",
  newOperator: "New operator",
  suspend: {
    action: "Suspend",
    title: (name: string) => `Suspend ${name}`,
    description: "It takes nobody on until it is resumed. Usage, settlement and bills go on.",
    reason: "Why",
    hint: "The operator reads it.",
    confirm: "Suspend operator",
    done: "The operator is suspended.",
  },
  resume: {
    action: "Resume",
    title: (name: string) => `Resume ${name}`,
    description: "It may take subscribers on again.",
    reason: "Why",
    hint: "It stands in the log.",
    confirm: "Resume operator",
    done: "The operator is live again.",
  },
  noAgreement: {
    title: "No margin terms yet",
    text: "This operator buys under no agreement. Its figures appear with its first terms.",
  },
  summary: {
    bridge: "From cost to charge",
    bridgeText: "What the month's wholesale cost became on the statement.",
    names: { step: "Step", amount: "Amount" },
    cost: "Wholesale cost",
    charge: "Charge",
    corrections: "Corrections and credits",
    lines: "Cost by line",
    linesCaption: "Wholesale cost of the month by line",
    columns: { line: "Line", amount: "Amount" },
    trend: "Cost and margin by month",
    trendNames: { bar: "Month", total: "Charge" },
    trendSeries: { cost: "Cost", margin: "Margin" },
    whatIf: "Try other terms",
    emptyTitle: "Nothing is settled in this month",
    emptyText: "Choose another month, or prepare the month's run.",
  },
  usage: {
    note: "Accepted usage at the rates of each record. Sums only: single records are seen by entering the operator.",
    lines: "By line",
    linesCaption: "Usage of the month by line",
    days: "By day and service",
    daysCaption: "Usage of the month by day",
    names: { bar: "Day", total: "Total" },
    columns: {
      line: "Line",
      service: "Service",
      records: "Records",
      quantity: "Quantity",
      charge: "At record rates",
      day: "Day",
    },
    zone: (zones: readonly string[]) => `Days are cut in ${zones.join(", ")}.`,
    emptyTitle: "No usage in this month",
    emptyText: "Choose another month. Usage appears with the first file that holds some.",
  },
  statements: {
    caption: "Statements of the operator",
    columns: {
      period: "Month",
      number: "Number",
      net: "Net",
      gross: "Gross",
      open: "Open",
      due: "Due",
      status: "Status",
    },
    version: (version: number) => `v${version}`,
    emptyTitle: "No statement yet",
    emptyText: "Statements are issued with the month's run.",
  },
  access: {
    caption: "Who looked into the operator",
    note: "Each look is read-only, ends after half an hour at the latest, and is seen by the operator.",
    columns: { who: "Who", reason: "Reason", from: "From", until: "Until" },
    running: "running",
    ranOut: "ran out",
    older: "Older looks",
    emptyTitle: "Nobody has looked in",
    emptyText: "Single records of an operator are seen only by entering it with a reason.",
  },
  enter: {
    action: "Enter operator…",
    title: (name: string) => `Look into ${name}`,
    text: "You see its statements, its usage and its records with masked identifiers. It is read-only and ends after 30 minutes.",
    reason: "Reason",
    reasonHint: "The operator reads it, with your name and the time.",
    confirm: "Enter",
    cancel: "Cancel",
    open: "Open the look",
    done: (name: string) => `You have entered ${name}.`,
  },
  services: {
    data: "Data",
    voice: "Voice",
    sms: "SMS",
    mms: "MMS",
  } as Readonly<Record<string, string>>,
} as const;

export type Terms = Outputs["operator"]["terms"][number];
