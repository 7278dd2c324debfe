import type { ShownCorrection } from "@tributary/services/rate-correction/show-correction";

export function shownCorrectionDto({ rateCard, impact, creditNotes, ...row }: ShownCorrection) {
  const { months, subscribers, most, credited, leftBills } = impact;
  const total = (micros: (month: (typeof months)[number]) => bigint) =>
    months.reduce((sum, month) => sum + micros(month), 0n);
  const beforeMicros = total((month) => month.beforeMicros);
  const afterMicros = total((month) => month.afterMicros);
  return {
    ...{ code: rateCard.code, name: rateCard.name, currency: rateCard.currency },
    ...{ id: row.id, version: row.version, effectiveFrom: row.effectiveFrom, zone: row.zone },
    ...{ status: row.status, fingerprint: row.fingerprint },
    ...{ askedBy: row.askedBy, askedAt: row.askedAt },
    ...{ requestedBy: row.requestedBy, requestedAt: row.requestedAt, reason: row.reason },
    ...{ decidedBy: row.decidedBy, decidedAt: row.decidedAt, decisionReason: row.decisionReason },
    appliedAt: row.appliedAt,
    months: months.map((month) => ({ ...month, differenceMicros: month.afterMicros - month.beforeMicros })),
    total: {
      records: months.reduce((sum, { records }) => sum + records, 0),
      ...{ subscribers, beforeMicros, afterMicros, differenceMicros: afterMicros - beforeMicros },
    },
    most: most.map((each) => ({ ...each, differenceMicros: each.afterMicros - each.beforeMicros })),
    ...{ credited, leftBills, creditNotes },
  };
}
