import { formatBytes, formatQuantity, formatSeconds } from "../format/quantity.ts";
import { Money } from "../money.tsx";
import { Percent } from "../percent.tsx";
import { StatusBadge } from "../status-badge.tsx";
import type { ListedAlert } from "./alert.ts";
import { alertWords } from "./texts.ts";

const { severities, states, units } = alertWords;

/** How urgent an alert is. */
export function AlertSeverity({ severity }: Pick<ListedAlert, "severity">) {
  const { label, tone } = severities[severity as keyof typeof severities];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

/** Who is at an alert, or how it ended. */
export function AlertStatus({ status }: Pick<ListedAlert, "status">) {
  const { label, tone } = states[status as keyof typeof states];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

interface FigureProps extends Pick<ListedAlert, "unit" | "currency"> {
  readonly value: bigint;
}

/** A figure in its own unit. */
export function AlertFigure({ value, unit, currency }: FigureProps) {
  if (unit === "micros" && currency !== null) return <Money micros={value} currency={currency} />;
  if (unit === "bps") return <Percent bps={value} decimals={2} />;
  if (unit === "bytes") return <span className="figures">{formatBytes(value)}</span>;
  if (unit === "seconds") return <span className="figures">{formatSeconds(value)}</span>;
  const { word, many } = units[unit] ?? { word: unit, many: unit };
  return <span className="figures">{formatQuantity(value, value === 1n ? word : many)}</span>;
}
