"use client";
import { formatPeriod } from "@tributary/ui/format/period";
import { Select } from "@tributary/ui/select";
import { parseAsString, useUrlState } from "@tributary/ui/url-state";
import { frameTexts } from "../texts/frame.ts";

interface MonthPickerProps {
  readonly period: string;
  /** The latest first. */
  readonly periods: readonly string[];
}

/** Chooses the month of a page by its address. */
export function MonthPicker({ period, periods }: MonthPickerProps) {
  const { setValues, isPending } = useUrlState({ period: parseAsString, cursor: parseAsString });
  const options = periods.includes(period) ? periods : [period, ...periods];
  return (
    <Select
      aria-label={frameTexts.scope.period}
      aria-busy={isPending}
      className="w-40"
      value={period}
      onChange={({ target }) => void setValues({ period: target.value, cursor: null })}
      options={options.map((label) => ({ value: label, label: formatPeriod(label) }))}
    />
  );
}
