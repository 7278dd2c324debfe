import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import { parseOrRefuse } from "@tributary/db/terms/issues";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { DomainError } from "@tributary/domain/error";
import { type InvoiceMapping, invoiceMappingSchema } from "./mapping.ts";

/** An invoice on record, as far as another one is checked against it. */
export interface RecordedInvoice {
  readonly id: string;
  readonly agreementId: string;
  readonly number: string;
  readonly revision: number;
  readonly period: string;
  readonly status: string;
}

/** What an invoice of one agreement is read by and checked against. */
export interface InvoiceFacts {
  readonly agreementId: string;
  readonly mapping: InvoiceMapping | null;
  readonly versions: readonly AgreementVersion[];
  readonly senders: ReadonlySet<string>;
  /** Of all agreements of the same MNO. */
  readonly recorded: readonly RecordedInvoice[];
  readonly operatorCodes: ReadonlySet<string>;
}

/**
 * Loads what is needed to take in an invoice.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `MAPPING_INVALID` when the stored mapping cannot be read.
 */
export async function loadInvoiceFacts(tx: PortfolioTables, agreementId: string): Promise<InvoiceFacts> {
  const agreement = await tx.agreement.findUnique({
    where: { id: agreementId },
    include: { versions: { orderBy: { version: "asc" } }, mno: true },
  });
  if (agreement === null) {
    throw new DomainError("AGREEMENT_UNKNOWN", `There is no agreement "${agreementId}": check its code.`);
  }
  const recorded = await tx.mnoInvoice.findMany({
    where: { agreement: { mnoId: agreement.mnoId } },
    select: { id: true, agreementId: true, number: true, revision: true, period: true, status: true },
  });
  const operators = await tx.operator.findMany({ select: { id: true } });
  const name = `The invoice mapping of ${agreementId}`;
  const { invoiceMapping } = agreement;
  return {
    agreementId,
    mapping:
      invoiceMapping === null
        ? null
        : parseOrRefuse(invoiceMappingSchema, invoiceMapping, name, "MAPPING_INVALID"),
    versions: agreement.versions.map((row) => ({
      agreementId,
      version: row.version,
      effectiveFrom: row.effectiveFrom.getTime(),
      terms: decodeAgreementTerms(row.terms),
    })),
    senders: new Set([agreement.mno.name, ...agreement.mno.senders].map((each) => each.replace(/\s+/g, " "))),
    recorded,
    operatorCodes: new Set(operators.map(({ id }) => id)),
  };
}
