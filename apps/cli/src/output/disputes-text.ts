import { formatMicros } from "@tributary/domain/money/micros";
import type { ReportedDispute } from "../report/dispute.ts";
import { tableText } from "./table.ts";

export function disputesText(disputes: readonly ReportedDispute[]): string {
  if (disputes.length === 0) return "Nothing is disputed.";
  const money =
    (pick: (dispute: ReportedDispute) => bigint) =>
    (dispute: ReportedDispute): string =>
      formatMicros(pick(dispute), dispute.currency);
  return tableText<ReportedDispute>(
    [
      { title: "Dispute", value: ({ number }) => number },
      { title: "Status", value: ({ status }) => status },
      { title: "Gross", value: money((row) => row.grossDisputedMicros), isNumber: true },
      { title: "Net", value: money((row) => row.netRecoverableMicros), isNumber: true },
      { title: "Credited", value: money((row) => row.creditedMicros), isNumber: true },
      { title: "Rejected", value: money((row) => row.rejectedMicros), isNumber: true },
      { title: "Cur", value: ({ currency }) => currency },
      { title: "Notice by", value: ({ noticeDeadlineOn }) => noticeDeadlineOn },
      { title: "Due", value: ({ paymentDueOn }) => paymentDueOn },
      { title: "Lines", value: ({ keys }) => keys.join(", ") },
    ],
    disputes,
  );
}
