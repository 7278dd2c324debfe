import type { ReactNode } from "react";

export interface ChartTipProps {
  title: ReactNode;
  lines: readonly { readonly label: ReactNode; readonly value: ReactNode; readonly color?: string }[];
}

/** The reading of one column: what it is and its figures. */
export function ChartTip({ title, lines }: ChartTipProps) {
  return (
    <div className="rounded-md border bg-card px-2.5 py-2 text-foreground shadow-float">
      <p className="mb-1 font-medium">{title}</p>
      <dl className="grid gap-0.5">
        {lines.map(({ label, value, color }, index) => (
          <div key={index} className="flex items-center gap-1.5">
            <span className="size-2 shrink-0 rounded-sm" style={{ background: color }} />
            <dt className="flex-1 pr-4 text-muted-foreground">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
