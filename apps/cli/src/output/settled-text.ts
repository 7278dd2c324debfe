import { formatMicros } from "@tributary/domain/money/micros";
import type { OperatorSettlement } from "@tributary/domain/settlement/types";
import type { PreparedRun } from "@tributary/services/settlement/prepare-run";
import { section, tableText } from "./table.ts";

interface Settled {
  readonly agreementId: string;
  readonly period: string;
}

/** What a month comes to, and what still waits for a person. */
export function settledText(
  { agreementId, period }: Settled,
  { version, hash, blockers, result }: PreparedRun,
): string {
  const { operators, amounts, totals, currency, isProvisional } = result.settlement;
  const money = (amount: bigint): string => `${formatMicros(amount, currency)} ${currency}`;
  const facts: [string, bigint][] = [
    ["billed", amounts.invoiceMicros],
    ["approved", amounts.approvedMicros],
    ["gross disputed", amounts.grossDisputedMicros],
    ["net recoverable", amounts.netRecoverableMicros],
    ["payable", amounts.payableMicros],
    ["retained by the MVNA", totals.retainedMicros],
  ];
  const amountColumns = [
    { title: "", value: ([name]: [string, bigint]) => name },
    { title: "", value: ([, amount]: [string, bigint]) => money(amount), isNumber: true },
  ];
  const waiting = blockers.map(({ message }) => `  ${message}`).join("\n");
  const proviso = isProvisional
    ? ", provisional: no invoice has come, or figures of an operator are still awaited"
    : "";
  const head = `${agreementId} ${period}, run v${version}${proviso}`;
  return [
    head,
    operatorsText(operators, currency),
    "",
    tableText(amountColumns, facts).trim(),
    "",
    blockers.length > 0
      ? section("Waiting for somebody", waiting)
      : `Ready: another person can approve it with --hash ${hash}.`,
  ].join("\n");
}

function operatorsText(operators: readonly OperatorSettlement[], currency: string): string {
  const money =
    (pick: (operator: OperatorSettlement) => bigint) =>
    (operator: OperatorSettlement): string =>
      formatMicros(pick(operator), currency);
  return tableText<OperatorSettlement>(
    [
      { title: "Operator", value: ({ operatorId }) => operatorId },
      { title: "Cost", value: money(({ costMicros }) => costMicros), isNumber: true },
      { title: "Margin", value: money(({ marginMicros }) => marginMicros), isNumber: true },
      { title: "Adjustments", value: money(({ adjustmentsMicros }) => adjustmentsMicros), isNumber: true },
      { title: "Net", value: money(({ netMicros }) => netMicros), isNumber: true },
      { title: "Cur", value: () => currency },
    ],
    operators,
  );
}
