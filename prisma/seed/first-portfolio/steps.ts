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

interface Run {
  readonly agreement: string;
  readonly period: string;
}

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
      ...ofMonth.flatMap((bill) => invoiceSteps(bill, on)),
      ...(period === "2026-08" ? lostFileSteps(arrivals, on) : []),
      ...ofMonth.flatMap((bill) => monthEndSteps(bill, on)),
    ];
  });
  return [...deliverySteps(arrivals), ...told].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The host networks hand their files over twice a month. */
const DELIVERY_DAYS = [5, 20] as const;
/** Thamesgate's second delivery of October comes three days late. */
const LATE_DELIVERY = { source: "cdr", day: Date.UTC(2026, 9, 20), cameOn: Date.UTC(2026, 9, 23) } as const;

/**
 * The files that came since the delivery before, by source: what the story's first days wrote is in the first
 * one, and nobody waits for another week's records after the last.
 */
function deliverySteps({ usage, copy }: Arrivals): StoryStep[] {
  const days = [7, 8, 9, 10].flatMap((month) => DELIVERY_DAYS.map((day) => Date.UTC(2026, month, day)));
  const deliveries = days.slice(1, -1);
  return deliveries.flatMap((day, index) => {
    const after = deliveries[index - 1] ?? 0;
    const isLast = index === deliveries.length - 1;
    const arrived = usage.filter(({ isLost, arrivesAt }) => {
      return !isLost && arrivesAt > after && (isLast || arrivesAt <= day);
    });
    return (["msc", "tap", "cdr"] as const).flatMap((source) => {
      const isLate = source === LATE_DELIVERY.source && day === LATE_DELIVERY.day;
      const again = source === "msc" && day === Date.UTC(2026, 9, 5) ? [copy] : [];
      const files = [...arrived.filter((file) => file.source === source), ...again];
      return ingest(source, files, instantText(isLate ? LATE_DELIVERY.cameOn : day, "05:30"));
    });
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
  return [
    { do: "settle", at: on(8, "07:00"), by, ...run },
    ...(waived.length > 0
      ? [{ do: "waive", at: on(8, "09:00"), by, ...run, lines: waived, reason: waiver(side) } as const]
      : []),
    ...claimSteps(run, lines, on),
    { do: "settle", at: on(8, "10:00"), by, ...run },
    { do: "approve", at: on(9, "09:00"), by: approver, ...run },
    { do: "issue", at: on(9, "09:15"), by, ...run },
    { do: "close", at: on(9, "09:20"), by: approver, ...run },
    ...answerSteps(bill, run, on(20, "12:00")),
  ];
}

/** The claim on Thamesgate's September waits for twenty minutes, as a draft, before its notice is sent. */
function claimSteps(run: Run, lines: readonly string[], on: On): StoryStep[] {
  const note = "Our own records differ, see the evidence.";
  const claim = { at: on(8, "09:30"), by, ...run, lines, reason: note };
  if (run.agreement !== agreementOf.uk || run.period !== "2026-09") return [{ do: "dispute", ...claim }];
  const raise = { at: on(8, "09:50"), by, ...run, number: `D-${run.agreement}-${run.period}-1`, note };
  return [
    { do: "draft-dispute", ...claim },
    { do: "raise-dispute", ...raise },
  ];
}

function answerSteps({ side, period, planted }: FaultyBill, run: Run, at: string): StoryStep[] {
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
