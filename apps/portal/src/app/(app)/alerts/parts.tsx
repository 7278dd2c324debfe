import { formatBytes, formatQuantity, formatSeconds } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { Percent } from "@tributary/ui/percent";
import { StatusBadge } from "@tributary/ui/status-badge";
import { alertTexts } from "@/texts/alert.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type Alert = Outputs["alert"]["show"];
export type AlertRow = Outputs["alert"]["list"]["rows"][number];

const { severities, states, units } = alertTexts;

export function Severity({ severity }: Pick<AlertRow, "severity">) {
  const { label, tone } = severities[severity as keyof typeof severities];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

export function AlertStatus({ status }: Pick<AlertRow, "status">) {
  const { label, tone } = states[status as keyof typeof states];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

interface FigureProps extends Pick<AlertRow, "unit" | "currency"> {
  readonly value: bigint;
}

/** A figure in its own unit. */
export function Figure({ value, unit, currency }: FigureProps) {
  if (unit === "micros" && currency !== null) return <Money micros={value} currency={currency} />;
  if (unit === "bps") return <Percent bps={value} decimals={2} />;
  if (unit === "bytes") return <span className="figures">{formatBytes(value)}</span>;
  if (unit === "seconds") return <span className="figures">{formatSeconds(value)}</span>;
  const { word, many } = units[unit as keyof typeof units] ?? { word: unit, many: unit };
  return <span className="figures">{formatQuantity(value, value === 1n ? word : many)}</span>;
}
