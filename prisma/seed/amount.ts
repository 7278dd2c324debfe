/** Decimals as whole numbers of millionths: the generator's own arithmetic, apart from the product's. */
const MILLION = 1_000_000n;

/** Reads "0.92" as 920,000 millionths. */
export function millionths(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a decimal with at most six places.`);
  const [, sign, whole, fraction = ""] = match;
  const magnitude = BigInt(`${whole}${fraction.padEnd(6, "0")}`);
  return sign === "-" ? -magnitude : magnitude;
}

/** Prints millionths as a plain decimal with at least two places: 76,430.00 as "76430.00". */
export function decimalText(amount: bigint): string {
  const magnitude = amount < 0n ? -amount : amount;
  const fraction = (magnitude % MILLION)
    .toString()
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${amount < 0n ? "-" : ""}${magnitude / MILLION}.${fraction}`;
}

/** A quotient rounded half away from zero. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** Cents of an exact amount that is `numerator / denominator` millionths, back in millionths. */
export function roundToCents(numerator: bigint, denominator = 1n): bigint {
  return divideHalfUp(numerator, denominator * 10_000n) * 10_000n;
}
