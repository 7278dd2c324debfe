"use client";
import { formatPeriod } from "@tributary/ui/format/period";
import { Select } from "@tributary/ui/select";
import { parseAsString, useUrlState } from "@tributary/ui/url-state";

interface MonthSelectProps {
  readonly label: string;
  readonly month: string;
  /** Those that can be chosen; the one that is shown is added where it is none of them. */
  readonly months: readonly string[];
}

/** Chooses the month a page shows, in its address. */
export function MonthSelect({ label, month, months }: MonthSelectProps) {
  const { setValues, isPending } = useUrlState({ month: parseAsString });
  const options = [...new Set([month, ...months])].sort().reverse();
  return (
    <Select
      aria-label={label}
      aria-busy={isPending}
      value={month}
      options={options.map((value) => ({ value, label: formatPeriod(value) }))}
      onChange={(event) => void setValues({ month: event.target.value })}
      className="w-auto"
    />
  );
}
