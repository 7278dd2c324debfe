import { millionths, roundToCents } from "../amount.ts";
import { months } from "./calendar.ts";
import type { UsageLedger } from "./ledger-of-usage.ts";
import { presences, type Side } from "./operators.ts";
import { priced, sharedAmount, unitSize } from "./right-amounts.ts";
import { COMMITMENT, currencyOf, inScope, PLATFORM, rateOf, SIM_RATE, TAX_BPS, tariff } from "./tariff.ts";

/** One line of an invoice before it is printed; `quantity` and `rate` are text as printed. */
export interface BillLine {
  readonly code: string;
  readonly description: string;
  readonly operator: string | null;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly amount: bigint;
}

/** The right bill of one month, in agreement order: what the invoice would say without its errors. */
export function rightBill(ledger: UsageLedger, side: Side, period: string): BillLine[] {
  const usage = tariff[side].flatMap((line) => {
    return line.isShared
      ? [sharedLine(ledger, side, period, line.code)]
      : accountLines(ledger, side, period, line.code);
  });
  return side === "de"
    ? [...usage, ...simLines(period), platformLine("de"), ...commitmentLines(usage)]
    : [...usage, platformLine("uk")];
}

/** A base quantity in display units with at most `digits` decimals. */
export function unitsText(side: Side, code: string, units: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const size = unitSize(side, code);
  const scaled = (2n * units * scale + size) / (2n * size);
  const fraction = (scaled % scale).toString().padStart(digits, "0").replace(/0+$/, "");
  return fraction === "" ? `${scaled / scale}` : `${scaled / scale}.${fraction}`;
}

export function descriptionOf(side: Side, code: string): string {
  return tariff[side].find((line) => line.code === code)?.description ?? code;
}

/** The tax on a net amount: rounded half up in Germany, cut off after the penny in the United Kingdom. */
export function taxOn(side: Side, net: bigint, bps: bigint = TAX_BPS[side]): bigint {
  if (side === "de") return roundToCents(net * bps, 10_000n);
  return ((net * bps) / (10_000n * 10_000n)) * 10_000n;
}

export const netOf = (lines: readonly BillLine[]): bigint =>
  lines.reduce((sum, { amount }) => sum + amount, 0n);

/** The shortfall on what a bill's own lines say. */
export function shortfallOn(lines: readonly BillLine[], scope: readonly string[] = inScope): bigint {
  const left = millionths(COMMITMENT) - netOf(lines.filter(({ code }) => scope.includes(code)));
  return left > 0n ? left : 0n;
}

function sharedLine(ledger: UsageLedger, side: Side, period: string, code: string): BillLine {
  const { theirs, charges } = ledger.wholeLine(side, period, code);
  return {
    code,
    description: descriptionOf(side, code),
    operator: null,
    quantity: unitsText(side, code, theirs, printedDigits(side, code)),
    rate: side === "de" && code !== "DATA-DOM" ? rateOf(side, code, period) : null,
    amount: side === "de" ? sharedAmount(code, period, theirs) : charges,
  };
}

/**
 * Each account's line is the product of its printed quantity and rate, or in the United Kingdom the sum of
 * its pennies.
 */
function accountLines(ledger: UsageLedger, side: Side, period: string, code: string): BillLine[] {
  return ledger.operatorsOn(side, period, code).map((operator) => {
    const { theirs, charges } = ledger.use(side, period, code, operator);
    const rate = rateOf(side, code, period);
    return {
      code,
      description: descriptionOf(side, code),
      operator,
      quantity: unitsText(side, code, theirs, printedDigits(side, code)),
      // Sums of truncated records are no product of quantity and rate, so no rate is printed but for texts.
      rate: side === "de" || code === "UK-SMS" ? rate : null,
      amount: side === "de" ? priced(side, code, theirs, rate) : charges,
    };
  });
}

/**
 * Enough decimals for the exact quantity: kB in GB six, MiB in GiB ten; minutes have thirds and end at six.
 */
function printedDigits(side: Side, code: string): number {
  return side === "uk" && code.includes("DATA") ? 10 : 6;
}

function simLines(period: string): BillLine[] {
  return presences
    .filter(({ side }) => side === "de")
    .map((presence) => ({
      operator: presence.operator,
      sims: simsAtEnd(presence.operator, presence.sims, period),
    }))
    .filter(({ sims }) => sims > 0)
    .map(({ operator, sims }) => ({
      code: "SIM",
      description: "SIM fee",
      operator,
      quantity: String(sims),
      rate: SIM_RATE,
      amount: BigInt(sims) * millionths(SIM_RATE),
    }));
}

/** Cobalt's SIMs are given back in September; the moved SIM is Brisa's from September on. */
function simsAtEnd(operator: string, sims: number, period: string): number {
  const isAfterSeptember = months.findIndex((month) => month.period === period) >= 1;
  if (!isAfterSeptember) return sims;
  if (operator === "cobalt") return 0;
  return sims + (operator === "brisa" ? 1 : operator === "aurora" ? -1 : 0);
}

function platformLine(side: Side): BillLine {
  const code = side === "de" ? "PLATFORM" : "UK-PLATFORM";
  const amount = millionths(PLATFORM[side]);
  return {
    code,
    description: `Platform fee in ${currencyOf[side]}`,
    operator: null,
    quantity: null,
    rate: null,
    amount,
  };
}

function commitmentLines(usage: readonly BillLine[]): BillLine[] {
  const amount = shortfallOn(usage);
  const description = "Shortfall against the minimum commitment";
  return amount === 0n
    ? []
    : [{ code: "COMMIT", description, operator: null, quantity: null, rate: null, amount }];
}
