import { encodeInteger } from "../../ber/testing/encode-ber.ts";

/** An element of the context class; a list of elements makes it constructed. */
export function tagged(number: number, content: Buffer | readonly Buffer[]): Buffer {
  const octets = Array.isArray(content) ? Buffer.concat(content) : (content as Buffer);
  const first = 0x80 | (Array.isArray(content) ? 0x20 : 0);
  const low = number < 31 ? [first | number] : [first | 0x1f, ...highNumber(number)];
  return Buffer.concat([Buffer.from(low), lengthOf(octets.length), octets]);
}

export const figure = (number: number, value: number | bigint) =>
  tagged(number, encodeInteger(BigInt(value)));
export const ascii = (number: number, text: string) => tagged(number, Buffer.from(text));
export const octets = (number: number, hex: string) => tagged(number, Buffer.from(hex, "hex"));

/** A SEQUENCE of its own. */
export function sequence(...items: readonly Buffer[]): Buffer {
  const content = Buffer.concat(items);
  return Buffer.concat([Buffer.from([0x30]), lengthOf(content.length), content]);
}

/** Digits with the low half of each octet first. */
export function tbcd(digits: string): string {
  const whole = digits.length % 2 === 0 ? digits : `${digits}f`;
  return whole.replace(/(.)(.)/g, "$2$1");
}

export interface Partial3gpp {
  readonly imsi: string;
  readonly gateway?: readonly number[];
  readonly chargingId?: number | bigint;
  readonly sequence?: number;
  /** YYMMDDhhmmss at +0000. */
  readonly opened: string;
  readonly up?: number | bigint;
  readonly down?: number | bigint;
  readonly cause?: number;
  readonly seconds?: number;
}

/** A P-GW's record of the bearer volumes of one part of a session. */
export function pgwRecord(part: Partial3gpp): Buffer {
  const { imsi, opened, gateway = [10, 0, 0, 3], chargingId = 4711, sequence: at, up = 0, down = 0 } = part;
  return tagged(79, [
    figure(0, 85),
    octets(3, tbcd(imsi)),
    tagged(4, [tagged(0, Buffer.from(gateway))]),
    figure(5, chargingId),
    tagged(6, [tagged(0, Buffer.from([10, 0, 0, 4]))]),
    ascii(7, "internet"),
    tagged(12, [sequence(figure(3, up), figure(4, down), figure(5, 2))]),
    octets(13, `${opened}2b0000`),
    figure(14, part.seconds ?? 600),
    figure(15, part.cause ?? 17),
    ...(at === undefined ? [] : [figure(17, at)]),
    ascii(18, "pgw-1"),
    figure(20, 9),
    octets(22, `91${tbcd("4917012345")}`),
    octets(27, "62f210"),
    figure(30, 6),
  ]);
}

function highNumber(number: number): number[] {
  const low = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) low.unshift((left & 0x7f) | 0x80);
  return low;
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}
