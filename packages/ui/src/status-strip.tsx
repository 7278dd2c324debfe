"use client";

import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { formatPeriod } from "./format/period.ts";
import { AppLink } from "./link-context.tsx";
import { PeriodTick } from "./period-tick.tsx";
import { HeadCell, RowHead, Table } from "./table.tsx";
import { type Tone, toneInk, toneSurface } from "./tone.tsx";

export interface StripStatus {
  readonly label: string;
  /** One or two letters, so that the colour does not stand alone. */
  readonly letter: string;
  readonly tone: Tone;
}

export interface StripCell {
  /** A key of `statuses`. */
  readonly status: string;
  readonly href?: string;
}

export interface StripRow {
  readonly key: string;
  readonly label: string;
  readonly href?: string;
  /** By period; where there is none the cell is empty. */
  readonly cells: Readonly<Record<string, StripCell | undefined>>;
}

export interface StatusStripProps {
  caption: string;
  /** Names the first column: "Operator". */
  rowName: string;
  periods: readonly string[];
  rows: readonly StripRow[];
  statuses: Readonly<Record<string, StripStatus>>;
}

/**
 * Operators by months, one status each: how far every settlement has come. Drawn on both sides, because its
 * many cells are far larger than what they are made of.
 */
export function StatusStrip({ caption, rowName, periods, rows, statuses }: StatusStripProps) {
  return (
    <div className="grid gap-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 px-3 pt-3 text-muted-foreground text-xs">
        {Object.entries(statuses).map(([key, status]) => (
          <li key={key} className="inline-flex items-center gap-1.5">
            <Chip status={status} isSmall />
            {status.label}
          </li>
        ))}
      </ul>
      <Table caption={caption} className="w-auto min-w-full">
        <thead>
          <tr>
            <HeadCell className="left-0 z-20">{rowName}</HeadCell>
            {periods.map((period, index) => (
              <HeadCell key={period} cellAlign="center" className="px-1 leading-tight">
                <span aria-hidden>
                  <PeriodTick period={period} isFirst={index === 0} />
                </span>
                <span className="sr-only">{formatPeriod(period)}</span>
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StripLine key={row.key} row={row} periods={periods} statuses={statuses} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface StripLineProps {
  row: StripRow;
  periods: readonly string[];
  statuses: StatusStripProps["statuses"];
}

function StripLine({ row, periods, statuses }: StripLineProps) {
  return (
    <tr>
      <RowHead className="sticky left-0 z-10 max-w-40 truncate bg-card sm:max-w-64">
        {row.href === undefined ? row.label : <StripLink href={row.href}>{row.label}</StripLink>}
      </RowHead>
      {periods.map((period) => {
        const cell = row.cells[period];
        const status = cell && statuses[cell.status];
        return (
          <td key={period} className="border-b px-1 py-1 text-center">
            {status && (
              <StripMark status={status} href={cell?.href} name={`${row.label}, ${formatPeriod(period)}`} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function StripLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <AppLink href={href} className="block truncate hover:underline">
      {children}
    </AppLink>
  );
}

function StripMark({ status, href, name }: { status: StripStatus; href?: string; name: string }) {
  const text = `${name}: ${status.label}`;
  if (href === undefined) {
    return (
      <span title={text}>
        <Chip status={status} />
        <span className="sr-only">{status.label}</span>
      </span>
    );
  }
  return (
    <AppLink
      href={href}
      aria-label={text}
      title={text}
      className="inline-flex rounded-md hover:brightness-95"
    >
      <Chip status={status} />
    </AppLink>
  );
}

function Chip({ status, isSmall }: { status: StripStatus; isSmall?: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex items-center justify-center rounded-md border font-semibold text-[0.6875rem]",
        isSmall ? "h-5 w-6" : "h-7 w-9",
        toneSurface[status.tone],
        toneInk[status.tone],
      )}
    >
      {status.letter}
    </span>
  );
}
