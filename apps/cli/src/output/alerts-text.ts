import type { AlertRow } from "@tributary/db/doors/portfolio-reads/alert-page";
import { formatMicros } from "@tributary/domain/money/micros";
import { alertTitle } from "@tributary/services/alert/alert-title";
import type { RanFor } from "@tributary/services/alert/run-detectors";
import { tableText } from "./table.ts";

type Listed = Omit<AlertRow, "total">;

export function alertsText(alerts: readonly Listed[]): string {
  if (alerts.length === 0) return "There are no alerts.";
  return tableText<Listed>(
    [
      { title: "Severity", value: ({ severity }) => severity },
      { title: "Alert", value: ({ detector }) => alertTitle(detector) },
      { title: "Operator", value: ({ operatorId }) => operatorId ?? "-" },
      { title: "At risk", value: moneyOf, isNumber: true },
      { title: "Cur", value: ({ currency }) => currency ?? "" },
      { title: "Status", value: ({ status }) => status },
      { title: "Since", value: ({ openedAt }) => openedAt.toISOString().slice(0, 16).replace("T", " ") },
      { title: "Id", value: ({ id }) => id },
    ],
    alerts,
  );
}

/** What each look came to. */
export function ranText(ran: readonly RanFor[]): string {
  return tableText<RanFor>(
    [
      { title: "Looked at", value: ({ operatorId }) => operatorId ?? "portfolio" },
      { title: "Found", value: ({ found }) => String(found), isNumber: true },
      { title: "New", value: ({ opened }) => String(opened), isNumber: true },
      { title: "Changed", value: ({ moved }) => String(moved), isNumber: true },
      { title: "Over", value: ({ closed }) => String(closed), isNumber: true },
    ],
    ran,
  );
}

function moneyOf({ atRiskMicros, currency }: Listed): string {
  return atRiskMicros === null || currency === null ? "" : formatMicros(atRiskMicros, currency);
}
