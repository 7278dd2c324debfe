import { DomainError } from "../error.ts";
import { absMicros, sumMicros } from "../money/micros.ts";
import { divideRounded } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import type { BillLine } from "./types.ts";

/** What of a line was taken back already, with the sign of the line. */
export interface CreditedLine {
  readonly lineNumber: number;
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
}

/** How much of which line is taken back, with its tax and with the sign of the line. */
export interface CreditWish {
  readonly lineNumber: number;
  readonly grossMicros: Micros;
}

/**
 * The lines of a credit note on a bill.
 *
 * Units   micros, with the opposite sign of what is taken back; `unitMicros` is the finest unit of the bill.
 * Shape   `wishes` null takes back all that is left. Each line keeps its share of tax: taking a line back in
 *         parts gives its whole tax. Numbered by the lines they take back.
 * Rounds  the tax taken back of a line so far, half away from zero to the unit.
 * Throws  {@link DomainError} `INPUT_INVALID` for more than is left of a line or of the bill, for nothing,
 *         and for a line that is not there; `ALREADY_DONE` when nothing is left.
 */
export function creditLines(
  lines: readonly BillLine[],
  credited: readonly CreditedLine[],
  wishes: readonly CreditWish[] | null,
  unitMicros: Micros,
): BillLine[] {
  const left = leftOf(lines, credited);
  if (left.every(({ grossMicros }) => grossMicros === 0n)) {
    throw new DomainError("ALREADY_DONE", "All of this bill has been credited.");
  }
  const asked = wishes ?? left.filter(({ grossMicros }) => grossMicros !== 0n);
  const taken = asked.map((wish) => takeBack(wish, lines, credited, left, unitMicros));
  refuseTooMuch(taken, left);
  return taken;
}

/** What is left of each line, with the sign of the line. */
export function leftOf(lines: readonly BillLine[], credited: readonly CreditedLine[]): CreditWish[] {
  return lines.map((line) => {
    const before = creditedOf(line.lineNumber, credited);
    const grossMicros = line.netMicros + line.taxMicros - before.netMicros - before.taxMicros;
    return { lineNumber: line.lineNumber, grossMicros };
  });
}

/**
 * How much of which usage lines gives back an amount that usage was priced too high.
 *
 * Units   micros; the amount is priced as the lines are, the wishes hold their tax.
 * Shape   from the first usage line on, as much of each as is left; what no line has left is not given back.
 * Rounds  the tax of each wish, half away from zero to the unit.
 */
export function usageCredit(
  lines: readonly BillLine[],
  credited: readonly CreditedLine[],
  amountMicros: Micros,
  { isInclusive, unitMicros }: { readonly isInclusive: boolean; readonly unitMicros: Micros },
): CreditWish[] {
  const left = leftOf(lines, credited);
  const wishes: CreditWish[] = [];
  let rest = amountMicros;
  for (const { lineNumber, kind, taxBps } of lines) {
    const grossLeft = left.find((line) => line.lineNumber === lineNumber)?.grossMicros ?? 0n;
    if (kind !== "usage" || grossLeft <= 0n || rest <= 0n) continue;
    const whole = WHOLE_BPS + BigInt(isInclusive ? 0 : taxBps);
    const asked = divideRounded(rest * whole, WHOLE_BPS * unitMicros, "half-up") * unitMicros;
    const grossMicros = asked < grossLeft ? asked : grossLeft;
    wishes.push({ lineNumber, grossMicros });
    rest = asked < grossLeft ? 0n : rest - divideRounded(grossLeft * WHOLE_BPS, whole, "half-up");
  }
  return wishes;
}

const WHOLE_BPS = 10_000n;

/**
 * Shares an amount that is taken back among the lines, each in proportion to what is left of it.
 *
 * Units   micros; `amountMicros` and what is left are whole units of `unitMicros`.
 * Shape   only lines of which something is taken; the shares sum to the amount, and none is more than is left
 *         of its line. Discounts are taken back with what they were given on.
 * Rounds  the share up to and including each line, half away from zero, less those of the lines before it.
 * Throws  {@link DomainError} `INPUT_INVALID` for nothing, for more than is left and for parts of a unit.
 */
export function shareCredit(
  left: readonly CreditWish[],
  amountMicros: Micros,
  unitMicros: Micros,
): CreditWish[] {
  const most = sumMicros(left.map(({ grossMicros }) => grossMicros));
  if (amountMicros <= 0n || amountMicros > most || amountMicros % unitMicros !== 0n) {
    throw new DomainError(
      "INPUT_INVALID",
      "A bill can be credited up to what is left of it, in whole units of the currency.",
    );
  }
  const wholeUnits = amountMicros / unitMicros;
  const upTo = (sum: Micros) => roundedShare(wholeUnits, sum, most) * unitMicros;
  let before = 0n;
  return left.flatMap(({ lineNumber, grossMicros: rest }) => {
    const grossMicros = upTo(before + rest) - upTo(before);
    before += rest;
    return grossMicros === 0n ? [] : [{ lineNumber, grossMicros }];
  });
}

function takeBack(
  wish: CreditWish,
  lines: readonly BillLine[],
  credited: readonly CreditedLine[],
  left: readonly CreditWish[],
  unitMicros: Micros,
): BillLine {
  const line = lines.find(({ lineNumber }) => lineNumber === wish.lineNumber);
  const rest = left.find(({ lineNumber }) => lineNumber === wish.lineNumber)?.grossMicros ?? 0n;
  if (line === undefined) throw new DomainError("INPUT_INVALID", `There is no line ${wish.lineNumber}.`);
  const isWithin = wish.grossMicros !== 0n && wish.grossMicros > 0n === rest > 0n;
  if (!isWithin || absMicros(wish.grossMicros) > absMicros(rest) || wish.grossMicros % unitMicros !== 0n) {
    throw new DomainError(
      "INPUT_INVALID",
      `Line ${wish.lineNumber} can be credited up to what is left of it, in whole units of the currency.`,
    );
  }
  const before = creditedOf(wish.lineNumber, credited);
  const gross = line.netMicros + line.taxMicros;
  const soFar = before.netMicros + before.taxMicros + wish.grossMicros;
  const tax = roundedShare(line.taxMicros / unitMicros, soFar, gross) * unitMicros - before.taxMicros;
  return { ...line, quantity: null, unit: null, netMicros: tax - wish.grossMicros, taxMicros: -tax };
}

function roundedShare(whole: bigint, part: bigint, of: bigint): bigint {
  return of < 0n ? divideRounded(-whole * part, -of, "half-up") : divideRounded(whole * part, of, "half-up");
}

function creditedOf(lineNumber: number, credited: readonly CreditedLine[]) {
  const own = credited.filter((line) => line.lineNumber === lineNumber);
  return {
    netMicros: sumMicros(own.map(({ netMicros }) => netMicros)),
    taxMicros: sumMicros(own.map(({ taxMicros }) => taxMicros)),
  };
}

/** Lines of both signs, such as a fee and its discount: together no more than the bill may be taken back. */
function refuseTooMuch(taken: readonly BillLine[], left: readonly CreditWish[]): void {
  const numbers = new Set(taken.map(({ lineNumber }) => lineNumber));
  const sum = -sumMicros(taken.map(({ netMicros, taxMicros }) => netMicros + taxMicros));
  const most = sumMicros(left.map(({ grossMicros }) => grossMicros));
  if (numbers.size === taken.length && sum <= most && sum > 0n) return;
  throw new DomainError(
    "INPUT_INVALID",
    "A credit note takes back something of each line once, and together no more than is left of the bill.",
  );
}
