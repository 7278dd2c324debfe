import type { Outputs } from "../trpc/outputs.ts";
import { settlementTexts } from "./settlement.ts";

type Overview = NonNullable<Outputs["overview"]["show"]>;
export type OperatorStatus = NonNullable<Overview["operators"]["rows"][number]["status"]>;

const letters: Readonly<Record<OperatorStatus, string>> = {
  awaiting_invoice: "W",
  importing: "I",
  exceptions: "E",
  in_dispute: "D",
  ready: "R",
  approved: "A",
  issued: "S",
  part_paid: "½",
  paid: "P",
  overdue: "O",
  reopened: "↺",
};

/** How an operator's settlement is named, with a letter for where there is no room. */
export function operatorStatus(status: OperatorStatus) {
  return { ...settlementTexts.statuses[status], letter: letters[status] };
}
