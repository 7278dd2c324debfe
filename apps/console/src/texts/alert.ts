import type { Inputs, Outputs } from "../trpc/outputs.ts";

type Driver = Outputs["alert"]["show"]["drivers"][number]["kind"];
type Detector = Inputs["alert"]["tune"]["detector"];

const DETECTORS: Readonly<Record<Detector, { readonly title: string; readonly about: string }>> = {
  "usage-anomaly": {
    title: "Unusual usage cost",
    about:
      "A day's cost of one service and zone lies far from the middle of the same weekday, the last eight.",
  },
  "margin-floor": {
    title: "Margin below floor",
    about: "The last settled month left less margin than it should.",
  },
  "credit-exposure": {
    title: "Credit exposure",
    about: "What an operator owes and will owe, less its deposit, comes near its limit.",
  },
  "file-late": {
    title: "Late files",
    about: "Nothing has come from a source for longer than it may be silent.",
  },
  "sequence-gap": { title: "Missing files", about: "The numbers of a source's files leave some out." },
  "attribution-drop": {
    title: "Attribution drops",
    about: "Of the files that came lately, more usage is nobody's than of those before.",
  },
  "quarantine-growth": {
    title: "Quarantine grows",
    about: "Of the files that came lately, many records wait for one reason.",
  },
  "commitment-shortfall": {
    title: "Commitment at risk",
    about: "If usage goes on as it does, the month falls short of its commitment.",
  },
  "dispute-deadline": {
    title: "Dispute deadline",
    about: "A claim's notice has not gone out and is due soon.",
  },
  "invoice-missing": { title: "Invoice missing", about: "A month with usage is over and has no invoice." },
};

/** The words of what is odd in the portfolio. */
export const alertTexts = {
  description: "What is odd before month-end, with the most urgent first.",
  detectors: DETECTORS,
  detectorTitle: (detector: string) => DETECTORS[detector as Detector]?.title ?? detector,
  detectorAbout: (detector: string) => DETECTORS[detector as Detector]?.about ?? "",
  portfolio: "Portfolio",
  emptyText: "The detectors look each hour and whenever usage, an invoice or a settlement changes.",
  drivers: {
    operator: "Operator",
    agreement: "Agreement",
    period: "Month",
    day: "Day",
    service: "Service",
    zone: "Zone",
    source: "Source",
    "usage-file": "Usage file",
    reason: "Reason",
    dispute: "Dispute",
    missing: "File number",
    sim: "SIM",
    subscriber: "Subscriber",
    network: "Network",
    number: "Number",
  } as const satisfies Readonly<Record<Driver, string>>,
  settings: {
    names: {
      madTimes: "Times the usual deviation",
      floor: "Ignore below, in whole units of currency",
      newcomer: "Day's cost without four weeks of history, in whole units",
      watchDays: "Days that are watched",
      floorBps: "Floor, in hundredths of a per cent of the charge",
      limit: "Limit, in whole units of currency (0 = none)",
      deposit: "Deposit, in whole units of currency",
      warnBps: "Warn at, in hundredths of a per cent of the limit",
      afterHours: "Late after hours (0 = as the pickup says)",
      allowed: "Files that may lack",
      dropBps: "Drop, in hundredths of a per cent",
      records: "Ignore up to so many records",
      shareBps: "And up to this part of all, in hundredths of a per cent",
      warnDays: "Days before the last one",
      afterDays: "Days after the month's end",
    } as Readonly<Record<string, string>>,
    subjectHint: "Leave it empty for all: else an id as alerts show it.",
  },
} as const;
