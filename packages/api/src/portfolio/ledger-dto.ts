import type { AgreementPayables } from "@tributary/services/ledger/list-payables";
import type { ListedPosting } from "@tributary/services/ledger/list-postings";
import type { AgedAccount } from "@tributary/services/ledger/list-receivables";

export function postingDto(row: ListedPosting) {
  return {
    id: row.id,
    transactionId: row.transactionId,
    postedAt: row.postedAt,
    kind: row.kind,
    description: row.description,
    agreementId: row.agreementId,
    period: row.period,
    account: row.account,
    party: row.party,
    partyName: row.partyName,
    currency: row.currency,
    amountMicros: row.amountMicros,
  };
}

export function agedDto({
  currency,
  buckets,
  creditMicros,
  totalMicros,
}: Omit<AgedAccount, "operatorId" | "operatorName">) {
  return {
    currency,
    buckets: buckets.map(({ bucket, amountMicros }) => ({ bucket, amountMicros })),
    creditMicros,
    totalMicros,
  };
}

export function payablesDto(payables: AgreementPayables) {
  return {
    agreementId: payables.agreementId,
    agreementName: payables.agreementName,
    mnoName: payables.mnoName,
    currency: payables.currency,
    payableMicros: payables.payableMicros,
    overdueMicros: payables.overdueMicros,
    unappliedCreditMicros: payables.unappliedCreditMicros,
    invoices: payables.invoices.map((invoice) => ({
      invoiceId: invoice.invoiceId,
      number: invoice.number,
      period: invoice.period,
      currency: invoice.currency,
      dueOn: invoice.dueOn,
      grossMicros: invoice.grossMicros,
      withheldMicros: invoice.withheldMicros,
      paidMicros: invoice.paidMicros,
      creditMicros: invoice.creditMicros,
      payableMicros: invoice.payableMicros,
      isOverdue: invoice.isOverdue,
    })),
  };
}
