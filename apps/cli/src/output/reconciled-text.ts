import { plainAmount } from "@tributary/domain/money/amount-text";
import { sumMicros } from "@tributary/domain/money/micros";
import type {
  ReconciledCards,
  ReconciledCheckout,
} from "@tributary/services/payment-gateway/reconcile-cards";
import { type Column, section, tableText } from "./table.ts";

const CHANGED: readonly Column<ReconciledCheckout>[] = [
  { title: "bill", value: ({ bill }) => bill },
  { title: "was", value: ({ before }) => before },
  { title: "is", value: ({ after }) => after },
  { title: "recorded", value: recordedOf, isNumber: true },
];
const FAILED: readonly Column<ReconciledCards["failed"][number]>[] = [
  { title: "bill", value: ({ bill }) => bill },
  { title: "reason", value: ({ message }) => message },
];

/** What became of card payments, and of which nothing was heard. */
export function reconciledText({ looked, changed, failed }: ReconciledCards): string {
  const counts = [
    `${looked} looked at`,
    `${changed.length} stand otherwise`,
    `${failed.length} not heard of`,
  ];
  const sum = `${counts.join(", ")}.\n`;
  return [
    sum,
    ...(changed.length === 0 ? [] : [tableText(CHANGED, changed)]),
    ...(failed.length === 0 ? [] : [section("Not heard of:", tableText(FAILED, failed))]),
  ].join("\n");
}

function recordedOf({ currency, booked }: ReconciledCheckout): string {
  if (booked.length === 0) return "";
  return `${plainAmount(sumMicros(booked.map(({ amountMicros }) => amountMicros)), currency)} ${currency}`;
}
