import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";

export type ReportedDispute = Awaited<ReturnType<typeof loadDisputes>>[number];

/** Every dispute with its claims and deadlines, the nearest deadline first. */
export async function loadDisputes(db: PortfolioDb) {
  const rows = await db.dispute.findMany({
    omit: { evidence: true },
    include: { discrepancies: { select: { key: true }, orderBy: { key: "asc" } } },
    orderBy: [{ noticeDeadlineOn: "asc" }, { number: "asc" }],
  });
  return rows.map(({ discrepancies, noticeDeadlineOn, paymentDueOn, agreementId, ...row }) => ({
    number: row.number,
    agreement: agreementId,
    period: row.period,
    status: row.status,
    currency: row.currency,
    keys: discrepancies.map(({ key }) => key),
    grossDisputedMicros: row.grossDisputedMicros,
    netRecoverableMicros: row.netRecoverableMicros,
    creditedMicros: row.creditedMicros,
    rejectedMicros: row.rejectedMicros,
    noticeDeadlineOn: noticeDeadlineOn.toISOString().slice(0, 10),
    paymentDueOn: paymentDueOn.toISOString().slice(0, 10),
    evidenceHash: row.evidenceHash,
  }));
}
