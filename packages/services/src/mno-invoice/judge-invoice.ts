import { DomainError } from "@tributary/domain/error";
import { checkInvoice } from "@tributary/domain/mno-invoice/check-invoice";
import type { InvoiceFlag, MnoInvoice } from "@tributary/domain/mno-invoice/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import type { InvoiceFacts, RecordedInvoice } from "./invoice-facts.ts";

/** How an invoice is to be recorded. */
export interface JudgedInvoice {
  readonly revision: number;
  readonly status: "flagged" | "received";
  readonly flags: readonly InvoiceFlag[];
  /** Earlier invoices of the same number, which this one takes the place of once it is received. */
  readonly supersedes: readonly RecordedInvoice[];
}

/**
 * Checks an invoice against its agreement and what is on record. A revision has its predecessors taken out.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `INPUT_INVALID` for an operator nobody knows, `NOT_FOUND`
 * for a revision of nothing.
 */
export function judgeInvoice(
  invoice: MnoInvoice,
  facts: InvoiceFacts,
  { isRevision, isKnownFile, sha256 }: { isRevision: boolean; isKnownFile: boolean; sha256: string },
): JudgedInvoice {
  checkOperators(invoice, facts);
  const sameNumber = facts.recorded.filter(
    ({ agreementId, number }) => agreementId === facts.agreementId && number === invoice.number,
  );
  if (isRevision && sameNumber.length === 0) {
    throw new DomainError(
      "NOT_FOUND",
      `There is no invoice ${invoice.number} that this one could revise: import it without --revision.`,
    );
  }
  const supersedes = isRevision ? sameNumber.filter(({ status }) => status !== "superseded") : [];
  const others = isRevision ? facts.recorded.filter((each) => !sameNumber.includes(each)) : facts.recorded;
  const flags = checkInvoice(invoice, {
    agreement: governingVersion(facts.versions, invoice.period),
    sha256,
    known: {
      numbers: new Set(others.map(({ number }) => number)),
      sha256s: new Set(isKnownFile ? [sha256] : []),
      // A flagged invoice covers nothing yet: a forged one must not stand in the way of the right one.
      periods: new Set(
        others
          .filter(({ agreementId, status }) => agreementId === facts.agreementId && status === "received")
          .map(({ period }) => period),
      ),
      senders: facts.senders,
    },
  });
  const revision = Math.max(0, ...sameNumber.map((each) => each.revision)) + 1;
  const isBlocked = flags.some(({ isBlocking }) => isBlocking);
  return { revision, status: isBlocked ? "flagged" : "received", flags, supersedes };
}

function checkOperators(invoice: MnoInvoice, { operatorCodes }: InvoiceFacts): void {
  for (const { lineNumber, operatorId } of invoice.lines) {
    if (operatorId === null || operatorCodes.has(operatorId)) continue;
    throw new DomainError(
      "INPUT_INVALID",
      `Line ${lineNumber} names the operator "${operatorId}", which there is not: correct the file or the ` +
        "mapping.",
    );
  }
}
