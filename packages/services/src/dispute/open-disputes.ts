import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { disputeWindowEnd } from "@tributary/domain/dispute/window";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { freeze } from "../settlement/freeze.ts";
import { loadInvoiceOf, type StoredInvoice } from "../settlement/load-invoice.ts";
import { hashOf } from "../settlement/run-content.ts";
import { claimsOf } from "./claims.ts";
import { gatherEvidence } from "./evidence.ts";
import { loadSettledFacts } from "./settled-facts.ts";

export interface OpenedDispute {
  readonly disputeId: string;
  readonly number: string;
  readonly keys: readonly string[];
  readonly grossDisputedMicros: Micros;
  readonly netRecoverableMicros: Micros;
  readonly noticeDeadlineOn: string;
  readonly paymentDueOn: string;
}

/**
 * Drafts one dispute of everything that was decided to be disputed on a period's invoice and is not claimed
 * yet, with its evidence. A draft that stands is drawn up anew. Nothing is withheld before the notice is
 * sent.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when there is no invoice, or nothing on it to dispute.
 */
export function openDisputes(
  db: PortfolioDb,
  request: { readonly agreementId: string; readonly period: PeriodLabel; readonly actor: string },
): Promise<OpenedDispute> {
  const { agreementId, period, actor } = request;
  return inPeriod(db, agreementId, period, async (tx) => {
    const { invoice, keys, claimedElsewhere } = await findDisputed(tx, agreementId, period);
    const { facts } = await loadSettledFacts(tx, agreementId, period, invoice.id);
    const claims = claimsOf(facts, keys, claimedElsewhere);
    const evidence = freeze(await gatherEvidence(tx, facts, claims));
    const { terms } = governingVersion(facts.versions, period);
    const { lastDay } = disputeWindowEnd(invoice.receivedAt, terms.dispute.windowDays, terms.zone);
    const amounts = {
      grossDisputedMicros: claims.reduce((sum, { grossMicros }) => sum + grossMicros, 0n),
      netRecoverableMicros: claims.reduce((sum, { claimedMicros }) => sum + claimedMicros, 0n),
    };
    const { id, number } = await saveDraft(tx, invoice, {
      agreementId,
      period,
      ...amounts,
      noticeDeadlineOn: new Date(lastDay),
      evidence: evidence as object,
      evidenceHash: hashOf(evidence),
    });
    await tx.discrepancy.updateMany({
      where: { invoiceId: invoice.id, key: { in: [...keys] } },
      data: { disputeId: id },
    });
    await writeAudit(tx, { actor, action: "dispute:open", subject: number, details: { keys: [...keys] } });
    const dates = { noticeDeadlineOn: lastDay, paymentDueOn: invoice.dueOn };
    return { disputeId: id, number, keys: [...keys], ...amounts, ...dates };
  });
}

async function findDisputed(tx: PortfolioTables, agreementId: string, period: PeriodLabel) {
  const invoice = await loadInvoiceOf(tx, agreementId, period);
  const rows =
    invoice === null
      ? []
      : await tx.discrepancy.findMany({
          where: { invoiceId: invoice.id, status: "disputed" },
          include: { dispute: { select: { status: true } } },
          orderBy: { key: "asc" },
        });
  const isUnclaimed = (row: (typeof rows)[number]): boolean =>
    row.dispute === null || row.dispute.status === "draft";
  const keys = new Set(rows.filter(isUnclaimed).map(({ key }) => key));
  if (invoice === null || keys.size === 0) {
    throw new DomainError(
      "NOT_FOUND",
      `Nothing on the invoice of ${agreementId} ${period} waits to be disputed: decide its exceptions first.`,
    );
  }
  const claimedElsewhere = new Set(rows.filter((row) => !isUnclaimed(row)).map(({ key }) => key));
  return { invoice, keys, claimedElsewhere };
}

interface DraftContent {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly grossDisputedMicros: Micros;
  readonly netRecoverableMicros: Micros;
  readonly noticeDeadlineOn: Date;
  readonly evidence: object;
  readonly evidenceHash: string;
}

async function saveDraft(
  tx: PortfolioTables,
  invoice: StoredInvoice,
  content: DraftContent,
): Promise<{ readonly id: string; readonly number: string }> {
  const select = { id: true, number: true };
  const { agreementId, period } = content;
  const draft = await tx.dispute.findFirst({ where: { invoiceId: invoice.id, status: "draft" }, select });
  if (draft !== null) return tx.dispute.update({ where: { id: draft.id }, data: content, select });
  const count = await tx.dispute.count({ where: { agreementId, period } });
  return tx.dispute.create({
    data: {
      ...content,
      number: `D-${agreementId}-${period}-${count + 1}`,
      invoiceId: invoice.id,
      currency: invoice.currency,
      paymentDueOn: new Date(invoice.dueOn),
    },
    select,
  });
}
