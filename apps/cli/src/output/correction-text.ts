import { formatMicros } from "@tributary/domain/money/micros";
import type { ListedCorrection } from "@tributary/services/correction/list-corrections";
import type { AppliedCorrection, CorrectionImpact } from "@tributary/services/correction/types";
import { section, tableText } from "./table.ts";

const counted = (value: number | bigint): string => value.toLocaleString("en-US");

/** What a correction would come to: usage first, then what is settled, each change with its reason. */
export function impactText(impact: CorrectionImpact): string {
  const { agreementId, period, fingerprint, settlement } = impact;
  if (fingerprint === null && settlement.length === 0) {
    return [`${agreementId} ${period} is in line with its SIMs and terms.`, ...leftText(impact)].join("\n");
  }
  const apply = fingerprint === null ? [] : [`Apply it with --apply --reviewed ${fingerprint}`];
  return [changesText(impact), ...leftText(impact), placeText(impact), ...apply].join("\n");
}

/** What a correction came to. */
export function appliedText(applied: AppliedCorrection): string {
  const { id, agreementId, period, rewritten } = applied;
  if (id === null) return `Nothing to correct: ${agreementId} ${period} is in line with its SIMs and terms.`;
  const records = rewritten.reduce((sum, month) => sum + month.records, 0n);
  const months =
    rewritten.length === 0
      ? "Records were taken back and booked anew."
      : `Months written anew: ${counted(rewritten.length)}; records in them: ${counted(records)}.`;
  return [changesText(applied), ...leftText(applied), placeText(applied), `Corrected. ${months}`].join("\n");
}

/** What was corrected before, the latest first. */
export function correctionsText(corrections: readonly ListedCorrection[]): string {
  if (corrections.length === 0) return "Nothing was corrected yet.";
  return tableText(
    [
      { title: "Applied", value: ({ appliedAt }) => appliedAt.toISOString().slice(0, 16) },
      { title: "By", value: ({ appliedBy }) => appliedBy },
      { title: "Files", value: ({ files }) => counted(files), isNumber: true },
      { title: "Reason", value: ({ reason }) => reason },
    ],
    corrections,
  );
}

function changesText({ usage, settlement, currency }: CorrectionImpact): string {
  const money = (micros: bigint): string => formatMicros(micros, currency);
  const usageTable = tableText(
    [
      { title: "Operator", value: ({ operatorId }) => operatorId ?? "nobody" },
      { title: "Line", value: ({ lineCode }) => lineCode },
      { title: "Records", value: ({ records }) => counted(records.before), isNumber: true },
      { title: "then", value: ({ records }) => counted(records.after), isNumber: true },
      { title: "Quantity", value: ({ quantity }) => counted(quantity.before), isNumber: true },
      { title: "then", value: ({ quantity }) => counted(quantity.after), isNumber: true },
      { title: "Cost", value: ({ chargeMicros }) => money(chargeMicros.before), isNumber: true },
      { title: "then", value: ({ chargeMicros }) => money(chargeMicros.after), isNumber: true },
      { title: "Because", value: ({ why }) => why.join("; ") },
    ],
    usage,
  );
  const settledTable = tableText(
    [
      { title: "Operator", value: ({ operatorId }) => operatorId ?? "retained" },
      { title: "Line", value: ({ lineCode }) => lineCode },
      { title: "Amount", value: ({ beforeMicros }) => money(beforeMicros), isNumber: true },
      { title: "then", value: ({ afterMicros }) => money(afterMicros), isNumber: true },
      {
        title: "Change",
        value: ({ beforeMicros, afterMicros }) => money(afterMicros - beforeMicros),
        isNumber: true,
      },
      { title: "Because", value: ({ why }) => why.join("; ") },
    ],
    settlement,
  );
  return [
    section("Usage, in base units", usage.length === 0 ? "" : usageTable),
    section(`Settlement, ${currency}`, settlement.length === 0 ? "" : settledTable),
  ].join("");
}

function placeText({ period, postedIn, isSettled }: CorrectionImpact): string {
  return isSettled
    ? `Statements of ${period} are issued and stay: the change becomes adjustments in ${postedIn}.`
    : `${period} is not issued yet: it is settled on the corrected usage.`;
}

function leftText({ left }: CorrectionImpact): string[] {
  const notes = [
    [left.ambiguous, "point to two operators now: they stay where they are"],
    [left.closedOperator, "are of an operator that took no usage then: they stay where they are"],
    [left.unpriced, "have no price in the version that governs them: they keep the one they have"],
  ] as const;
  return notes.flatMap(([count, text]) => (count === 0 ? [] : [`${counted(count)} records ${text}.`]));
}
