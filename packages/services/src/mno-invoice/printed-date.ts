import { DomainError } from "@tributary/domain/error";
import type { InvoiceMapping } from "./mapping.ts";

/** The patterns name their parts, so that the order does not matter. */
const PARTS: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  DD: "(?<day>\\d{2})",
};

/**
 * Reads a printed date into `YYYY-MM-DD`.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export function printedDate(text: string, format: InvoiceMapping["dateFormat"], place: string): string {
  const { year = "", month = "", day = "" } = match(text, format) ?? {};
  const date = `${year}-${month}-${day}`;
  const isReal =
    !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) &&
    new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
  if (isReal) return date;
  throw new DomainError("FILE_UNREADABLE", `${place}: "${text.slice(0, 40)}" is not a date like ${format}.`);
}

/**
 * Reads a printed billing period into `YYYY-MM`.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export function printedPeriod(
  text: string,
  { periodFormat, dateFormat }: Pick<InvoiceMapping, "periodFormat" | "dateFormat">,
  place: string,
): string {
  if (periodFormat === "date") return printedDate(text, dateFormat, place).slice(0, 7);
  const { year = "", month = "" } = match(text, periodFormat) ?? {};
  if (/^(0[1-9]|1[0-2])$/.test(month)) return `${year}-${month}`;
  throw new DomainError(
    "FILE_UNREADABLE",
    `${place}: "${text.slice(0, 40)}" is not a period like ${periodFormat}.`,
  );
}

function match(text: string, format: string): Record<string, string> | undefined {
  const source = format.replaceAll(".", "\\.").replace(/YYYY|MM|DD/g, (part) => PARTS[part] ?? part);
  return new RegExp(`^${source}$`).exec(text.trim())?.groups;
}
