import { encodeMicros } from "@tributary/db/terms/pricing-codec";
import { DomainError } from "@tributary/domain/error";
import type { MnoInvoice } from "@tributary/domain/mno-invoice/types";
import { parseMicros, sumMicros } from "@tributary/domain/money/micros";
import type { HeaderField, InvoiceMapping } from "./mapping.ts";
import { ownColumns } from "./own-columns.ts";
import { printedAmount } from "./printed-amount.ts";
import { printedDate, printedPeriod } from "./printed-date.ts";
import { printedInvoice } from "./printed-invoice.ts";
import { type Computed, isComputed, readHeaderField } from "./read-header.ts";
import { readLines } from "./read-lines.ts";

export interface InvoiceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: number;
}

const LARGEST = 64 * 1024 * 1024;
const DAY = 86_400_000;

/**
 * Reads an invoice: in the product's own columns when it is written in them, else by the agreement's mapping.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` naming the place, `MAPPING_INVALID`.
 */
export function readInvoice(file: InvoiceFile, mappingOfAgreement: InvoiceMapping | null): MnoInvoice {
  if (file.bytes.length > LARGEST) {
    throw new DomainError("FILE_UNREADABLE", `${file.name} is larger than 64 MiB: that is no invoice.`);
  }
  const text = new TextDecoder(mappingOfAgreement?.encoding ?? "utf-8").decode(file.bytes);
  if (text.includes("\u0000")) {
    throw new DomainError("FILE_UNREADABLE", `${file.name} is not text in the encoding of the mapping.`);
  }
  const mapping = ownColumns(text) ?? mappingOfAgreement;
  if (mapping === null) {
    throw new DomainError(
      "FILE_UNREADABLE",
      `${file.name} is not in the product's own columns and the agreement has no invoiceMapping: add one ` +
        "to it.",
    );
  }
  return interpret(text, file, mapping);
}

function interpret(text: string, file: InvoiceFile, mapping: InvoiceMapping): MnoInvoice {
  const printed = printedInvoice(text, file.name, mapping);
  const place = (name: string): string => `${file.name} ${name}`;
  const read = (name: HeaderField, computed = NOT_COMPUTED): string =>
    readHeaderField(name, printed, mapping, computed);
  const period = printedPeriod(read("period"), mapping, place("period"));
  const issuedOn = printedDate(read("issuedOn"), mapping.dateFormat, place("issuedOn"));
  const lines = readLines(printed.lines, mapping, period);
  if (lines.length === 0)
    throw new DomainError("FILE_UNREADABLE", `${file.name} holds no line: check the mapping.`);
  const computed = {
    sumOfLines: () => encodeMicros(sumMicros(lines.map(({ amountMicros }) => amountMicros))),
    daysAfterIssue: (days: number) => dateAfter(issuedOn, days),
  };
  const amount = (name: HeaderField) => {
    const found = read(name, computed);
    if (isComputed(mapping.header[name])) return parseMicros(found);
    return printedAmount(found, mapping, place(name));
  };
  const due = read("dueOn", computed);
  return {
    number: read("number"),
    sender: read("sender").replace(/\s+/g, " "),
    currency: read("currency").toUpperCase(),
    issuedOn,
    receivedAt: file.receivedAt,
    dueOn: isComputed(mapping.header.dueOn) ? due : printedDate(due, mapping.dateFormat, place("dueOn")),
    period,
    lines,
    netMicros: amount("net"),
    taxMicros: amount("tax"),
    grossMicros: amount("gross"),
  };
}

/** Only amounts and the due date can be computed from the rest of the invoice. */
const NOT_COMPUTED: Computed = { sumOfLines: () => "", daysAfterIssue: () => "" };

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
