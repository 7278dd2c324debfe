import type { AgreementVersion } from "../agreement/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import { checkLines } from "./check-lines.ts";
import { checkTotals } from "./check-totals.ts";
import { flag } from "./flag.ts";
import type { InvoiceFlag, MnoInvoice } from "./types.ts";

/** What is on file from the same MNO before this invoice. */
export interface KnownInvoices {
  readonly numbers: ReadonlySet<string>;
  readonly sha256s: ReadonlySet<string>;
  /** Periods that an earlier, not superseded invoice already covers. */
  readonly periods: ReadonlySet<PeriodLabel>;
  /** Names under which the MNO sends its invoices. */
  readonly senders: ReadonlySet<string>;
}

export interface InvoiceContext {
  readonly known: KnownInvoices;
  readonly agreement: AgreementVersion;
  /** Of the file's bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * Checks an MNO invoice by itself and against what is on file, before anything is compared with usage.
 *
 * Units   differences in micros of the invoice's currency, printed minus computed.
 * Shape   flags in the order: file, header, lines, totals; an empty list when nothing is wrong. A revised
 *         invoice has its predecessor taken out of `known` by the caller.
 * Rounds  products to the invoice's minor unit, half away from zero or as the agreement rounds.
 */
export function checkInvoice(invoice: MnoInvoice, context: InvoiceContext): InvoiceFlag[] {
  return [
    ...checkIdentity(invoice, context),
    ...checkLines(invoice, context.agreement),
    ...checkTotals(invoice, context.agreement),
  ];
}

function checkIdentity(invoice: MnoInvoice, { known, agreement, sha256 }: InvoiceContext): InvoiceFlag[] {
  const flags: InvoiceFlag[] = [];
  if (known.sha256s.has(sha256)) {
    flags.push(
      flag("DUPLICATE_BYTES", "This very file is on record already: discard it, there is nothing new in it."),
    );
  }
  if (known.numbers.has(invoice.number)) {
    flags.push(
      flag(
        "DUPLICATE_NUMBER",
        `Invoice ${invoice.number} is on record: register this as its revision, or ask for a new number.`,
      ),
    );
  }
  if (!known.senders.has(invoice.sender)) {
    flags.push(
      flag(
        "UNKNOWN_SENDER",
        `"${invoice.sender}" is no sender of this agreement: ask the MNO before you accept its bank details.`,
      ),
    );
  }
  if (invoice.currency !== agreement.terms.currency) {
    flags.push(
      flag(
        "CURRENCY_MISMATCH",
        `The invoice is in ${invoice.currency}, not ${agreement.terms.currency}: ask for the agreed one.`,
      ),
    );
  }
  if (known.periods.has(invoice.period)) {
    flags.push(
      flag(
        "PERIOD_OVERLAP",
        `An invoice for ${invoice.period} is on record: register this as its revision, or ask what is new.`,
      ),
    );
  }
  return flags;
}
