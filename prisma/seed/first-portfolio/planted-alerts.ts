import type { PlantedAlert, StoryStep, TuneStep } from "../story.ts";
import { oddSims, PREMIUM_PREFIX } from "./planted-usage.ts";
import { sourceCode } from "./sources.ts";
import { agreementOf } from "./tariff.ts";

/** When the detectors look: after each delivery, around what is odd, and when the month's work is done. */
const LOOKS = {
  augustHalf: "2026-08-20T06:30:00Z",
  august: "2026-09-05T06:30:00Z",
  lostFileCame: "2026-09-07T06:30:00Z",
  augustIssued: "2026-09-10T07:00:00Z",
  septemberHalf: "2026-09-20T06:30:00Z",
  september: "2026-10-05T06:30:00Z",
  claimDrafted: "2026-10-08T09:40:00Z",
  septemberIssued: "2026-10-10T07:00:00Z",
  octoberHalf: "2026-10-20T06:30:00Z",
  thamesgateSilent: "2026-10-22T06:30:00Z",
  thamesgateCame: "2026-10-23T06:30:00Z",
  october: "2026-11-05T06:30:00Z",
  invoicesCame: "2026-11-06T08:30:00Z",
  octoberIssued: "2026-11-10T07:00:00Z",
} as const;

/** Whose usage the operators' detectors find something in. */
export const watchedShops: readonly string[] = ["harbor"];

type Look = keyof typeof LOOKS;
type Told = Omit<PlantedAlert, "opensAt" | "closesAt" | "note">;

/** One anomaly for each detector: what it is about, from which look to which it stands, and why. */
export const plantedAlerts: readonly PlantedAlert[] = [
  planted(
    portfolio("usage-anomaly", `${agreementOf.de}/*/data/*`),
    ["august", "augustIssued"],
    "Cobalt's fleet loads its firmware on September 1st: 341.80 of data, of which a Tuesday has 229.42.",
  ),
  planted(
    portfolio("margin-floor", "brisa/EUR"),
    ["octoberIssued", null],
    "171.08 on 4,030.15 are 4.25 per cent, where four and a half are the least.",
  ),
  planted(
    portfolio("credit-exposure", "grove/GBP"),
    ["octoberIssued", null],
    "Grove has paid none of three statements: 8,757.17, tax included, of a limit of 10,000.",
  ),
  planted(
    portfolio("file-late", sourceCode.cdr),
    ["thamesgateSilent", "thamesgateCame"],
    "Thamesgate's second delivery of October is three days late.",
  ),
  planted(
    portfolio("sequence-gap", sourceCode.tap),
    ["august", "lostFileCame"],
    "The file of Ember's tour group is lost, and comes two days after the others.",
  ),
  planted(
    portfolio("attribution-drop", agreementOf.uk),
    ["septemberHalf", "september"],
    "SIMs that nobody has told us of make 260 calls.",
  ),
  planted(
    portfolio("quarantine-growth", `${sourceCode.msc}/CLOSED_OPERATOR`),
    ["september", "octoberHalf"],
    "A forgotten machine of Cobalt still talks six times.",
  ),
  planted(
    portfolio("commitment-shortfall", agreementOf.de),
    ["augustHalf", "august"],
    "August, carried on from its first nineteen days, falls short by more than the budget has.",
  ),
  planted(
    portfolio("dispute-deadline", agreementOf.uk),
    ["claimDrafted", "septemberIssued"],
    "The claim on September waits for somebody to send its notice.",
  ),
  planted(
    portfolio("invoice-missing", agreementOf.uk),
    ["october", "invoicesCame"],
    "Thamesgate's invoice was promised by the third and comes on the sixth.",
  ),
  planted(
    usage("sim-spend", oddSims.spender),
    ["septemberHalf", "september"],
    "3.46 GB in an evening, of which the small plan has half a gigabyte: 26.64 at least.",
  ),
  planted(
    usage("sim-data", oddSims.downloader),
    ["septemberHalf", "september"],
    "Five records of 900 MiB are 4,719 MB.",
  ),
  planted(
    usage("sim-voice", oddSims.caller),
    ["septemberHalf", "september"],
    "Four calls of 35 minutes are 140.",
  ),
  planted(usage("sim-messages", oddSims.texter), ["septemberHalf", "september"], "80 texts in 40 minutes."),
  planted(
    usage("premium-number", oddSims.premium),
    ["septemberHalf", "september"],
    "Five calls to premium numbers in half an hour.",
  ),
  planted(
    usage("sim-abroad", oddSims.traveller),
    ["october", null],
    "Given out on October 26th, and abroad on the 30th.",
  ),
];

function portfolio(detector: string, subject: string): Told {
  return { detector, book: null, subject };
}

function usage(detector: string, imsi: string): Told {
  return { detector, book: "harbor", subject: imsi };
}

function planted(told: Told, [opens, closes]: readonly [Look, Look | null], note: string): PlantedAlert {
  return { ...told, opensAt: LOOKS[opens], closesAt: closes === null ? null : LOOKS[closes], note };
}

const inPortfolio = { by: "Anna Analyst", book: null } as const;
const inHarbor = { by: "Hanna Harbor", book: "harbor" } as const;

/** Where the story goes by thresholds of its own; everything else is found at the usual ones. */
const tunings: readonly Omit<TuneStep, "do">[] = [
  {
    ...{ ...inPortfolio, at: "2026-08-01T08:00:00Z", detector: "file-late", subject: sourceCode.cdr },
    settings: { afterHours: 17 * 24 },
    reason: "Thamesgate delivers twice a month, sixteen days apart at most; a day's grace.",
  },
  {
    ...{ ...inPortfolio, at: "2026-08-01T08:10:00Z", detector: "quarantine-growth" },
    subject: `${sourceCode.msc}/CLOSED_OPERATOR`,
    settings: { records: 5, shareBps: 0 },
    reason: "Nothing should talk any more for an operator that has gone.",
  },
  {
    ...{ ...inPortfolio, at: "2026-08-01T08:20:00Z", detector: "credit-exposure", subject: "grove/GBP" },
    settings: { limit: 10_000 },
    reason: "The limit of the contract of June 2025.",
  },
  {
    ...{ ...inPortfolio, at: "2026-08-01T08:25:00Z", detector: "commitment-shortfall" },
    subject: agreementOf.de,
    settings: { floor: 1_200 },
    reason: "The budget has 1,200 a month for what we fall short of.",
  },
  {
    ...{ ...inPortfolio, at: "2026-08-01T08:30:00Z", detector: "dispute-deadline" },
    subject: agreementOf.uk,
    settings: { warnDays: 60 },
    reason: "Notices to Thamesgate go out on the day they are drawn up: it answers the late ones last.",
  },
  {
    ...{ ...inPortfolio, at: "2026-10-20T08:00:00Z", detector: "invoice-missing", subject: agreementOf.uk },
    settings: { afterDays: 3 },
    reason: "From October on Thamesgate has promised its invoice by the third.",
  },
  {
    ...{ ...inPortfolio, at: "2026-11-09T12:00:00Z", detector: "margin-floor", subject: "brisa/EUR" },
    settings: { floorBps: 450 },
    reason: "Brisa's terms are negotiated anew at the year's end: four and a half per cent is the least.",
  },
  {
    ...{ ...inHarbor, at: "2026-08-03T08:00:00Z", detector: "sim-spend", subject: null },
    settings: { limit: 20 },
    reason: "A good customer's month is not spent in a day.",
  },
  {
    ...{ ...inHarbor, at: "2026-08-03T08:05:00Z", detector: "sim-data", subject: null },
    settings: { limitMegabytes: 4_000 },
    reason: "Most of a large plan in a day is no telephone.",
  },
  {
    ...{ ...inHarbor, at: "2026-08-03T08:10:00Z", detector: "sim-voice", subject: null },
    settings: { limitMinutes: 120 },
    reason: "Calls without a limit are for people, not for gateways.",
  },
  {
    ...{ ...inHarbor, at: "2026-08-03T08:15:00Z", detector: "sim-messages", subject: null },
    settings: { limit: 60 },
    reason: "Nobody types more than a text a minute.",
  },
  {
    ...{ ...inHarbor, at: "2026-08-03T08:20:00Z", detector: "premium-number", subject: null },
    settings: { prefixes: [PREMIUM_PREFIX] },
    reason: "The premium range of the network.",
  },
  {
    ...{ ...inHarbor, at: "2026-08-03T08:25:00Z", detector: "sim-abroad", subject: null },
    settings: { newHours: 168 },
    reason: "Harbor does not sell to travellers: a SIM is new for its first week.",
  },
  {
    ...{ by: "Emil Ember", book: "ember", at: "2026-08-03T08:30:00Z", detector: "sim-abroad", subject: null },
    settings: { records: 50 },
    reason: "Our customers buy a SIM to travel with it: what is odd is one that is never off the air.",
  },
];

/** Who sets which threshold, when the running month is rated, and when the detectors look. */
export function alertSteps(): StoryStep[] {
  return [
    ...tunings.map((tuning): StoryStep => ({ do: "tune", ...tuning })),
    // What a SIM spends is known once its usage is rated.
    { do: "rate", at: "2026-09-20T06:10:00Z", by: inHarbor.by, operator: "harbor", period: "2026-09" },
    ...Object.values(LOOKS).map((at): StoryStep => ({ do: "look", at })),
  ];
}
