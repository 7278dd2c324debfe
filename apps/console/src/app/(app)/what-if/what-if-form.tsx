"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Field } from "@tributary/ui/field";
import { formatMoney } from "@tributary/ui/format/money";
import { formatBps } from "@tributary/ui/format/percent";
import { Select } from "@tributary/ui/select";
import { whatIfTexts } from "@/texts/what-if.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { DecimalInput } from "./decimal-input.tsx";
import { MarkupSlider } from "./markup-slider.tsx";
import { OperatorChoice } from "./operator-choice.tsx";
import { RateFields } from "./rate-fields.tsx";
import type { WhatIfSearch } from "./search.ts";
import { useTerms } from "./use-terms.ts";

export type WhatIfOptions = NonNullable<Outputs["whatIf"]["options"]>;

interface WhatIfFormProps {
  readonly options: WhatIfOptions;
  readonly search: WhatIfSearch;
}

const texts = whatIfTexts.form;

/** The terms that are tried; each change stands in the address and is computed anew. */
export function WhatIfForm({ options, search }: WhatIfFormProps) {
  const { currency, agreements, agreementId, operators, lines } = options;
  const { set, reset, isPending } = useTerms();
  const [first] = search.operators;
  const one = operators.find(({ operatorId }) => operatorId === first) ?? operators[0];
  const fixedNow = one?.fixedMicros ?? null;
  return (
    <Card
      title={texts.label}
      actions={
        <Button size="sm" onClick={reset}>
          {texts.reset}
        </Button>
      }
      className="xl:sticky xl:top-18"
    >
      <form
        aria-label={texts.label}
        aria-busy={isPending}
        className="grid gap-4"
        onSubmit={(e) => e.preventDefault()}
      >
        {agreements.length > 1 && (
          <Field label={texts.agreement}>
            <Select
              value={agreementId}
              onChange={({ target }) => {
                reset();
                set({ agreement: target.value, operators: null });
              }}
              options={agreements.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        <OperatorChoice
          operators={operators}
          chosen={search.operators}
          onChange={(codes) => set({ operators: codes.length === 0 ? null : codes.join(",") })}
        />
        <fieldset className="grid gap-3">
          <legend className="mb-2 font-medium text-sm">{texts.margin}</legend>
          <MarkupSlider
            key={`${search.markup}`}
            bps={search.markup ?? null}
            nowBps={one?.markupBps ?? null}
            hint={texts.markupHint(one?.markupBps == null ? null : formatBps(one.markupBps, { decimals: 2 }))}
            onChange={(bps) => set({ markup: bps === null ? null : String(bps) })}
          />
          <Field
            label={texts.fixed(currency)}
            hint={texts.fixedHint(fixedNow === null ? null : formatMoney(fixedNow, currency))}
          >
            <DecimalInput
              key={search.fixed}
              value={search.fixed ?? ""}
              decimals={2}
              onCommit={(text) => set({ fixed: text })}
            />
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Field label={texts.feeLine}>
              <Select
                value={search.feeLine ?? ""}
                placeholder={texts.noLine}
                onChange={({ target }) => set({ feeLine: target.value === "" ? null : target.value })}
                options={lines.map(({ code }) => ({ value: code, label: code }))}
              />
            </Field>
            <Field label={texts.fee(currency)}>
              <DecimalInput
                key={search.fee}
                value={search.fee ?? ""}
                decimals={9}
                onCommit={(text) => set({ fee: text })}
              />
            </Field>
          </div>
        </fieldset>
        <RateFields
          lines={lines}
          rates={search.rates}
          onChange={(rates) => set({ rates: rates.length === 0 ? null : rates.join(",") })}
        />
      </form>
    </Card>
  );
}
