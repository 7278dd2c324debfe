import { DomainError } from "@tributary/domain/error";
import type { InvoiceMapping } from "./mapping.ts";

type Marks = Pick<InvoiceMapping, "decimal" | "thousands">;

/**
 * Brings a printed number into the one form the domain reads: spaces of every width, thousands marks and a
 * currency are taken off; a minus may stand in front, behind, or as brackets. Blank gives null.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when what remains is not a number with these marks.
 */
export function printedNumber(text: string, { decimal, thousands }: Marks, place: string): string | null {
  const packed = text.replace(/[\s\u00A0\u2007\u2009\u202F\u2060]/g, "").replace(/[\u2212\u2013]/g, "-");
  if (packed === "") return null;
  const bare = packed.replace(/^(?:[A-Z]{3}|[€$£¥])|(?:[A-Z]{3}|[€$£¥])$/g, "");
  const isNegative = /^\(.*\)$/.test(bare) || bare.startsWith("-") !== bare.endsWith("-");
  const digits = bare.replace(/^[(+-]/, "").replace(/[)-]$/, "");
  const point = decimal === "." ? "\\." : ",";
  const mark = thousands === "" || thousands === " " ? null : thousands.replace(".", "\\.");
  const grouped =
    mark === null ? null : new RegExp(`^\\d{1,3}(?:${mark}\\d{2,3})*${mark}\\d{3}(?:${point}\\d+)?$`);
  const plain = new RegExp(`^(?:\\d+(?:${point}\\d*)?|${point}\\d+)$`);
  if (!plain.test(digits) && grouped?.test(digits) !== true) {
    throw new DomainError(
      "FILE_UNREADABLE",
      `${place}: "${text.slice(0, 40)}" is not a number with "${decimal}" before its decimals: check the ` +
        "mapping.",
    );
  }
  const whole = mark === null || plain.test(digits) ? digits : digits.replaceAll(thousands, "");
  const value = whole.replace(decimal, ".").replace(/^\./, "0.").replace(/\.$/, "");
  return isNegative ? `-${value}` : value;
}
