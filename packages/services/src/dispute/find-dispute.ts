import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { DisputeStatus } from "@tributary/domain/dispute/types";
import { DomainError } from "@tributary/domain/error";
import type { Instant } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { paymentKey } from "../ledger/record-mno-payment.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";

export type DisputeMode = "withhold" | "pay-and-claim";

/**
 * Loads a dispute by its number, with what its next step depends on.
 *
 * Shape   `mode` is what really happened once the notice is out: withheld, or paid and claimed.
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findDispute(tx: PortfolioTables, number: string) {
  const row = await tx.dispute.findUnique({ where: { number }, include: { invoice: true, agreement: true } });
  if (row === null) {
    throw new DomainError("NOT_FOUND", `There is no dispute "${number}": check its number.`);
  }
  const agreement = await loadAgreement(tx, row.agreementId);
  const { terms } = governingVersion(agreement.versions, row.period);
  const withheld = await tx.ledgerTransaction.count({ where: { key: withheldKey(number) } });
  const mode: DisputeMode =
    row.status === "draft" ? terms.dispute.mode : withheld > 0 ? "withhold" : "pay-and-claim";
  return {
    ...row,
    status: row.status as DisputeStatus,
    mnoId: row.agreement.mnoId,
    terms,
    mode,
    paidAt: await firstPaymentAt(tx, row.invoiceId),
  };
}

export type FoundDispute = Awaited<ReturnType<typeof findDispute>>;

/** The key under which withholding a dispute's amount stands in the books. */
export function withheldKey(number: string): string {
  return `dispute:${number}:withheld`;
}

async function firstPaymentAt(tx: PortfolioTables, invoiceId: string): Promise<Instant | null> {
  const payment = await tx.ledgerTransaction.findFirst({
    where: { kind: "mno-paid", key: { startsWith: paymentKey(invoiceId) } },
    orderBy: { postedAt: "asc" },
    select: { postedAt: true },
  });
  return payment?.postedAt.getTime() ?? null;
}
