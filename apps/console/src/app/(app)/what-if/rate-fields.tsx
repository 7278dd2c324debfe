"use client";
import { Field } from "@tributary/ui/field";
import { whatIfTexts } from "@/texts/what-if.ts";
import { DecimalInput } from "./decimal-input.tsx";
import type { WhatIfSearch } from "./search.ts";
import type { WhatIfOptions } from "./what-if-form.tsx";

interface RateFieldsProps {
  readonly lines: WhatIfOptions["lines"];
  readonly rates: WhatIfSearch["rates"];
  /** Pairs as they stand in the address. */
  readonly onChange: (pairs: readonly string[]) => void;
}

const texts = whatIfTexts.form;

/** Another rate for each wholesale line that can be priced again. */
export function RateFields({ lines, rates, onChange }: RateFieldsProps) {
  const rateOf = new Map(rates.map(({ lineCode, rate }) => [lineCode, rate]));
  const commit = (code: string, rate: string | null) => {
    const others = rates.filter(({ lineCode }) => lineCode !== code);
    const next = rate === null ? others : [...others, { lineCode: code, rate }];
    onChange(next.map((pair) => `${pair.lineCode}:${pair.rate}`));
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium text-sm">{texts.wholesale}</legend>
      <p className="text-muted-foreground text-xs">{texts.wholesaleHint}</p>
      {lines.map(({ code, description, unit, rate, isRepriceable }) => (
        <Field
          key={code}
          label={
            <>
              {description} <span className="text-muted-foreground text-xs">{texts.rate(code, unit)}</span>
            </>
          }
          hint={isRepriceable ? undefined : texts.perRecord}
        >
          <DecimalInput
            key={rateOf.get(code)}
            value={rateOf.get(code) ?? ""}
            placeholder={rate ?? texts.tiers}
            decimals={9}
            disabled={!isRepriceable}
            onCommit={(text) => commit(code, text)}
          />
        </Field>
      ))}
    </fieldset>
  );
}
