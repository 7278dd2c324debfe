import { berFault } from "../ber/fault.ts";
import { readTbcd } from "../ber/read-bcd.ts";
import { readInteger } from "../ber/read-integer.ts";
import { readOctets } from "../ber/read-octets.ts";
import { readAscii } from "../ber/read-text.ts";
import type { BerElement } from "../ber/types.ts";

type Item = BerElement | undefined;

/** The item of this context tag in a set or sequence. */
export function itemOf(holder: Item, tag: number): Item {
  return holder?.children.find(({ tagClass, number }) => tagClass === "context" && number === tag);
}

/** The item behind several tags, one inside the other. */
export function itemAt(holder: Item, ...tags: readonly number[]): Item {
  return tags.reduce<Item>(itemOf, holder);
}

/** A figure that cannot be below 0; 32 bits that were written without a leading zero are no negative one. */
export function figureOf(item: Item, what: string): bigint | null {
  if (item === undefined) return null;
  const value = readInteger(item);
  if (value >= 0n) return value;
  if (item.content.length === 4) return BigInt.asUintN(32, value);
  throw berFault(item.offset, `${what} is below 0`);
}

export function figureText(item: Item, what: string): string {
  const value = figureOf(item, what);
  return value === null ? "" : String(value);
}

export function asciiOf(item: Item): string {
  return item === undefined ? "" : readAscii(item);
}

/** Digits of an IMSI or IMEI. */
export function digitsOf(item: Item, what: string): string {
  if (item === undefined) return "";
  const text = readTbcd(item);
  if (/^\d*$/.test(text)) return text;
  throw berFault(item.offset, `${what} holds a digit above 9`);
}

/** An address string: an octet with the kind of number, then its digits. */
export function addressOf(item: Item): string {
  if (item === undefined) return "";
  const content = readOctets(item).subarray(1);
  return digitsOf({ ...item, isConstructed: false, children: [], content }, "a number");
}

/**
 * A network's code out of three octets.
 *
 * Source  3GPP TS 24.008, 10.5.1.13: the third digit of the MNC stands in the second octet, or f.
 */
export function plmnOf(item: Item): string {
  if (item === undefined) return "";
  const hex = readOctets(item).toString("hex");
  const match = /^(\d)(\d)([\df])(\d)(\d)(\d)$/.exec(hex);
  if (match === null) throw berFault(item.offset, "a network's code is no three octets of digits");
  const [, mcc2, mcc1, mnc3, mcc3, mnc2, mnc1] = match;
  return `${mcc1}${mcc2}${mcc3}${mnc1}${mnc2}${mnc3 === "f" ? "" : mnc3}`;
}

/**
 * A moment as YYMMDDhhmmss and the offset of its clock.
 *
 * Source  3GPP TS 32.298, TimeStamp: nine octets of digits, the seventh the sign in ASCII.
 */
export function timeOf(item: Item): string {
  if (item === undefined) return "";
  const octets = readOctets(item);
  const [digits, offset] = [octets.toString("hex", 0, 6), octets.toString("hex", 7)];
  const sign = octets.toString("latin1", 6, 7);
  const isTime = octets.length === 9 && /^\d{12}$/.test(digits) && /^\d{4}$/.test(offset);
  if (isTime && /^[+-]$/.test(sign)) return digits + sign + offset;
  throw berFault(item.offset, "a time is no nine octets of digits and a sign");
}

/**
 * An IP address, in whichever of its four forms it stands.
 *
 * Source  3GPP TS 32.298, IPAddress.
 */
export function ipOf(item: Item): string {
  const form = item?.children[0];
  if (form === undefined) return "";
  if (form.number >= 2) return readAscii(form);
  const octets = readOctets(form);
  if (octets.length === 4) return octets.join(".");
  if (octets.length !== 16) throw berFault(form.offset, "an address has neither 4 nor 16 octets");
  return (octets.toString("hex").match(/.{4}/g) ?? []).join(":");
}

/** The sum of figures as text; empty when there is none. */
export function sumText(items: readonly Item[], what: string): string {
  const figures = items.map((item) => figureOf(item, what)).filter((figure) => figure !== null);
  return figures.length === 0 ? "" : String(figures.reduce((sum, figure) => sum + figure, 0n));
}
