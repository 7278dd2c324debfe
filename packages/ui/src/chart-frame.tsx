"use client";

import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Card } from "./card.tsx";
import { defaultTexts } from "./texts.ts";

export interface LegendEntry {
  readonly label: ReactNode;
  /** A CSS colour: "var(--chart-1)". */
  readonly color: string;
  readonly shape?: "bar" | "line" | "dashed";
}

export interface ChartFrameProps {
  title: ReactNode;
  description?: ReactNode;
  legend?: readonly LegendEntry[];
  /** The same figures, exact, as a table. */
  table: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  /** The level of the title: 2 directly under the page's title, 3 inside a section. */
  level?: 2 | 3;
  className?: string;
  texts?: typeof defaultTexts.chart;
}

/** A titled chart with its legend, which can be read as a table instead. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, description, legend = [], table, children, actions, level, className } = props;
  const texts = props.texts ?? defaultTexts.chart;
  const [isTable, setIsTable] = useState(false);
  const Icon = isTable ? ChartNoAxesColumn : Table2;
  const toggleText = isTable ? texts.showChart : texts.showTable;
  return (
    <Card
      title={title}
      description={description}
      level={level}
      className={className}
      isFlush={isTable}
      actions={
        <>
          {actions}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={toggleText}
            title={toggleText}
            onClick={() => setIsTable(!isTable)}
            className="-my-1 -mr-1.5 text-muted-foreground"
          >
            <Icon aria-hidden />
          </Button>
        </>
      }
    >
      {isTable ? (
        table
      ) : (
        <div className="grid gap-3">
          {legend.length > 0 && <Legend entries={legend} />}
          {children}
        </div>
      )}
    </Card>
  );
}

function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {entries.map(({ label, color, shape = "bar" }) => (
        <li key={color} className="inline-flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox="0 0 14 10" className="h-2.5 w-3.5">
            {shape === "bar" ? (
              <rect width="10" height="10" x="2" rx="2" fill={color} />
            ) : (
              <path
                d="M0 5h14"
                stroke={color}
                strokeWidth="2"
                strokeDasharray={shape === "dashed" ? "4 2" : undefined}
              />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
