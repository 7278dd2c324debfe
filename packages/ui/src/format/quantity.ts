import { divideRounded } from "@tributary/domain/money/round";
import { groupThousands, MINUS, signOf } from "./digits.ts";

/** A decimal as the database prints it, with thousands separators: "-10204.50" → "−10,204.50". */
export function formatDecimal(decimal: string | bigint): string {
  const text = decimal.toString();
  const isNegative = text.startsWith("-");
  const [whole = "0", fraction] = text.replace(/^[+-]/, "").split(".");
  const digits = groupThousands(whole === "" ? "0" : whole);
  return `${isNegative ? MINUS : ""}${digits}${fraction ? `.${fraction}` : ""}`;
}

/** A quantity beside its unit, kept together in a line: "11,408 MB". */
export function formatQuantity(decimal: string | bigint, unit?: string | null): string {
  return unit ? `${formatDecimal(decimal)}\u00a0${unit}` : formatDecimal(decimal);
}

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB", "PB", "EB"] as const;

/** Bytes in decimal units with two decimals, for reading: 11408250000n → "11.41 GB". */
export function formatBytes(bytes: bigint): string {
  const magnitude = bytes < 0n ? -bytes : bytes;
  const top = BYTE_UNITS.length - 1;
  let power = 0;
  // 999,995 bytes are 1,000.00 kB when rounded, so they are shown as 1.00 MB.
  while (power < top && roundedHundredths(magnitude, power) >= 100_000n) power += 1;
  if (power === 0) return `${signOf(bytes)}${magnitude}\u00a0B`;
  const hundredths = roundedHundredths(magnitude, power);
  const whole = groupThousands((hundredths / 100n).toString());
  return `${signOf(bytes)}${whole}.${twoDigits(hundredths % 100n)}\u00a0${BYTE_UNITS[power]}`;
}

/** A duration: 7509n → "2 h 05 min 09 s"; below an hour "5 min 09 s", below a minute "9 s". */
export function formatSeconds(seconds: bigint): string {
  const magnitude = seconds < 0n ? -seconds : seconds;
  const hours = magnitude / 3600n;
  const minutes = (magnitude / 60n) % 60n;
  const rest = magnitude % 60n;
  const sign = signOf(seconds);
  if (hours > 0n)
    return `${sign}${groupThousands(hours.toString())} h ${twoDigits(minutes)} min ${twoDigits(rest)} s`;
  return minutes > 0n ? `${sign}${minutes} min ${twoDigits(rest)} s` : `${sign}${rest} s`;
}

function twoDigits(value: bigint): string {
  return value.toString().padStart(2, "0");
}

function roundedHundredths(bytes: bigint, power: number): bigint {
  return divideRounded(bytes * 100n, 1000n ** BigInt(power), "half-up");
}
