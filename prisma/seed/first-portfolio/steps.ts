import { decimalText } from "../amount.ts";
import type { PlantedError, StoryFile, StoryStep } from "../story.ts";
import { months } from "./calendar.ts";
import { invoiceFile, invoiceNumber } from "./invoices.ts";
import type { Side } from "./operators.ts";
import type { FaultyBill } from "./planted-errors.ts";
import type { Source } from "./record.ts";
import { sourceCode } from "./sources.ts";
import { agreementOf, tariff } from "./tariff.ts";
import type { UsageFile } from "./usage-files.ts";

const by = "Anna Analyst";
const approver = "Farid Finance";

interface Arrivals {
  readonly usage: readonly UsageFile[];
  readonly copy: StoryFile;
}

interface Claim {
  readonly lines: readonly string[];
  readonly waived?: readonly string[];
  /** The host network has answered: it grants everything but these lines. */
  readonly answer?: { readonly rejected: readonly string[]; readonly note: string };
}

/** What was disputed in each month, and what the host network answered; later claims are still open. */
const claims: Readonly<Record<string, Claim>> = {
  "de 2026-08": {
    lines: ["DATA-EU@brisa", "DATA-WORLD@cobalt", "VOICE-EU@aurora", "COMMIT"],
    answer: { rejected: ["DATA-WORLD@cobalt"], note: "The cut of the month stands, the rest is credited." },
  },
  "uk 2026-08": { lines: ["UK-VOICE"], answer: { rejected: [], note: "Rounding corrected." } },
  "de 2026-09": { lines: ["DATA-WORLD@ember", "SIM@aurora"], waived: ["SIM@dune"] },
  "uk 2026-09": { lines: ["UK-DATA@fjord"], waived: ["TAX"] },
  "de 2026-10": { lines: ["DATA-DOM", "VOICE-EU@dune", "DATA-WORLD@brisa"] },
  "uk 2026-10": { lines: ["UK-DATA@grove", "UK-SMS@fjord"] },
};

/** The order in which three months arrived and were worked off. */
export function steps(arrivals: Arrivals, bills: readonly FaultyBill[]): StoryStep[] {
  const told = months.flatMap(({ period, month }): StoryStep[] => {
    const on = (day: number, time: string): string => instantText(Date.UTC(2026, month, day), time);
    const ofMonth = bills.filter((bill) => bill.period === period);
    return [
      ...usageSteps(arrivals, Date.UTC(2026, month - 1, 5), Date.UTC(2026, month, 5), on(5, "05:30")),
      ...ofMonth.flatMap((bill) => invoiceSteps(bill, on)),
      ...(period === "2026-08" ? lostFileSteps(arrivals, on) : []),
      ...ofMonth.flatMap((bill) => monthEndSteps(bill, on)),
    ];
  });
  return told.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/**
 * The files that came between two days, by source. August's first file is three days old when the story
 * begins.
 */
function usageSteps({ usage, copy }: Arrivals, after: number, until: number, at: string): StoryStep[] {
  const from = after < Date.UTC(2026, 7, 6) ? 0 : after;
  const arrived = usage.filter((file) => !file.isLost && file.arrivesAt > from && file.arrivesAt <= until);
  const isSeptember = until === Date.UTC(2026, 9, 5);
  const extra: Readonly<Record<Source, readonly StoryFile[]>> = {
    msc: isSeptember ? [copy] : [],
    tap: [],
    cdr: [],
  };
  // The last weekly files end after the story does: nobody waits for another week's records.
  const isLast = until === Date.UTC(2026, 10, 5);
  return (["msc", "tap", "cdr"] as const).flatMap((source) => {
    const pending = isLast ? usage.filter((file) => file.source === source && file.arrivesAt > until) : [];
    const files = [...arrived.filter((file) => file.source === source), ...pending, ...extra[source]];
    return ingest(source, files, at);
  });
}

function ingest(source: Source, files: readonly StoryFile[], at: string): StoryStep[] {
  if (files.length === 0) return [];
  return [{ do: "ingest", at, source: sourceCode[source], files: files.map(({ path }) => path) }];
}

function invoiceSteps(bill: FaultyBill, on: On): StoryStep[] {
  const agreement = agreementOf[bill.side];
  const { path } = invoiceFile(bill);
  const isTaxed = bill.planted.some(({ cause }) => cause === "TAX");
  const reason =
    "The tax is wrong: a corrected tax invoice is asked for, the net amounts are settled meanwhile.";
  return [
    { do: "import-invoice", at: on(6, "08:00"), by, agreement, file: path },
    ...(isTaxed
      ? [
          {
            do: "accept-invoice",
            at: on(6, "08:20"),
            by,
            agreement,
            number: invoiceNumber(bill),
            reason,
          } as const,
        ]
      : []),
    { do: "settle", at: on(6, "09:00"), by, agreement, period: bill.period },
  ];
}

/**
 * August's roaming file that was missing comes at last; the difference it explains is gone at the next
 * settling.
 */
function lostFileSteps({ usage }: Arrivals, on: On): StoryStep[] {
  return ingest(
    "tap",
    usage.filter(({ isLost }) => isLost),
    on(7, "06:00"),
  );
}

function monthEndSteps(bill: FaultyBill, on: On): StoryStep[] {
  const { side, period } = bill;
  const run = { agreement: agreementOf[side], period };
  const { lines = [], waived = [] } = claims[`${side} ${period}`] ?? {};
  const reason = "Our own records differ, see the evidence.";
  return [
    { do: "settle", at: on(8, "07:00"), by, ...run },
    ...(waived.length > 0
      ? [{ do: "waive", at: on(8, "09:00"), by, ...run, lines: waived, reason: waiver(side) } as const]
      : []),
    { do: "dispute", at: on(8, "09:30"), by, ...run, lines, reason },
    { do: "settle", at: on(8, "10:00"), by, ...run },
    { do: "approve", at: on(9, "09:00"), by: approver, ...run },
    { do: "issue", at: on(9, "09:15"), by, ...run },
    { do: "close", at: on(9, "09:20"), by: approver, ...run },
    ...answerSteps(bill, run, on(20, "12:00")),
  ];
}

function answerSteps(
  { side, period, planted }: FaultyBill,
  run: { readonly agreement: string; readonly period: string },
  at: string,
): StoryStep[] {
  const { lines, answer } = claims[`${side} ${period}`] ?? {};
  if (lines === undefined || answer === undefined) return [];
  const credited = planted
    .map((error) => ({ line: keyOf(error), amount: decimalText(BigInt(error.amountMicros)) }))
    .filter(({ line }) => lines.includes(line) && !answer.rejected.includes(line));
  const number = `D-${run.agreement}-${period}-1`;
  return [{ do: "answer-dispute", at, by, ...run, number, credited, note: answer.note }];
}

/** The key under which an exception stands: shared lines have no operator in it. */
function keyOf({ agreement, lineCode, operator }: PlantedError): string {
  const side = agreement === agreementOf.de ? "de" : "uk";
  const isShared = tariff[side].some(({ code, isShared }) => code === lineCode && isShared);
  return operator === null || isShared ? `${lineCode}` : `${lineCode}@${operator}`;
}

function waiver(side: Side): string {
  return side === "de"
    ? "Forty SIMs are on order and arrive on the first of next month."
    : "Reclaimed with the tax return.";
}

type On = (day: number, time: string) => string;

function instantText(day: number, time: string): string {
  return `${new Date(day).toISOString().slice(0, 10)}T${time}:00Z`;
}
