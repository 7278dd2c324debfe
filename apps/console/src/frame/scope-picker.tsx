"use client";
import { formatPeriod } from "@tributary/ui/format/period";
import { Select } from "@tributary/ui/select";
import { parseAsString, useUrlState } from "@tributary/ui/url-state";
import { frameTexts } from "../texts/frame.ts";

interface ScopePickerProps {
  readonly scope: {
    readonly currency: string;
    readonly currencies: readonly string[];
    readonly period: string;
    readonly periods: readonly string[];
  };
}

/** Chooses the month, and the currency where there are several: amounts are never mixed. */
export function ScopePicker({ scope }: ScopePickerProps) {
  const { currency, currencies, period, periods } = scope;
  const { setValues, isPending } = useUrlState({
    currency: parseAsString,
    period: parseAsString,
    page: parseAsString,
  });
  const texts = frameTexts.scope;
  return (
    <div className="flex gap-2" aria-busy={isPending} data-print="hidden">
      <Select
        aria-label={texts.period}
        className="w-40"
        value={period}
        onChange={({ target }) => void setValues({ period: target.value, page: null })}
        options={periods.map((label) => ({ value: label, label: formatPeriod(label) }))}
      />
      {currencies.length > 1 && (
        <Select
          aria-label={texts.currency}
          className="w-22"
          value={currency}
          onChange={({ target }) => void setValues({ currency: target.value, period: null, page: null })}
          options={currencies.map((code) => ({ value: code, label: code }))}
        />
      )}
    </div>
  );
}
