import { sumMicros } from "../money/micros.ts";
import type { AccountFact, DocumentFact, InvoiceFact, LineFact, ReplayFact } from "./identity-facts.ts";
import { difference, type Verification, verifyAll } from "./verify-all.ts";

/** I1: per line, Σ operators + retained = approved. */
export function linesHold(lines: readonly LineFact[]): Verification {
  return verifyAll(lines, "lines", ({ key, approvedMicros, operatorMicros, retainedMicros }) =>
    difference(`Parts of line ${key}`, sumMicros(operatorMicros) + retainedMicros, approvedMicros),
  );
}

/** I2: invoice = Σ approved + net withheld. */
export function invoiceHolds(invoice: InvoiceFact): Verification {
  const explained = sumMicros(invoice.approvedMicros) + invoice.netWithheldMicros;
  return verifyAll([invoice], "invoices", ({ netMicros }) =>
    difference("Approved and withheld", explained, netMicros),
  );
}

/** I6: opening + statement + adjustments − payments − credits = closing. */
export function booksHold(accounts: readonly AccountFact[]): Verification {
  return verifyAll(accounts, "accounts", (account) => {
    const { openingMicros, statementMicros, adjustmentsMicros, paymentsMicros, creditsMicros } = account;
    const closing = openingMicros + statementMicros + adjustmentsMicros - paymentsMicros - creditsMicros;
    return difference(`Account of ${account.operatorId}`, account.closingMicros, closing);
  });
}

/** I8: every form of a statement shows the same total. */
export function documentsHold(documents: readonly DocumentFact[]): Verification {
  return verifyAll(documents, "documents", ({ number, pdfMicros, csvMicros, jsonMicros }) => {
    const pdf = pdfMicros === null ? null : difference(`PDF of ${number}`, pdfMicros, jsonMicros);
    return pdf ?? (csvMicros === null ? null : difference(`CSV of ${number}`, csvMicros, jsonMicros));
  });
}

/** I10: replay from the frozen snapshot reproduces the hash. */
export function replayHolds(replays: readonly ReplayFact[]): Verification {
  return verifyAll(replays, "replays", ({ run, lockedHash, replayedHash }) =>
    lockedHash === replayedHash ? null : `Run ${run} replays to ${replayedHash}, locked was ${lockedHash}.`,
  );
}
