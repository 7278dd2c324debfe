"use client";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import type { Row } from "@/frame/form-row.ts";
import { FieldGrid } from "@/frame/form-rows.tsx";
import { planTexts } from "@/texts/plan.ts";
import type { Discount, Fee } from "./form-state.ts";
import { WholeInput } from "./whole-input.tsx";

const { form } = planTexts;
const { discounts: texts } = form;

interface DiscountFieldsProps {
  readonly discount: Row<Discount>;
  readonly fees: readonly Fee[];
  readonly currency: string;
  readonly onChange: (fields: Partial<Discount>) => void;
}

/** What one promotion takes off which fee, and for how long. */
export function DiscountFields({ discount, fees, currency, onChange }: DiscountFieldsProps) {
  const { off } = discount;
  return (
    <FieldGrid>
      <Field label={form.text}>
        <Input
          value={discount.description}
          maxLength={120}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <Field label={form.code}>
        <Input
          value={discount.code}
          maxLength={41}
          onChange={(event) => onChange({ code: event.target.value })}
        />
      </Field>
      <Field label={texts.fee}>
        <Select
          value={discount.fee}
          options={[...new Set([discount.fee, ...fees.map(({ code }) => code)])].map((value) => {
            return { value, label: value };
          })}
          onChange={(event) => onChange({ fee: event.target.value })}
        />
      </Field>
      <Field label={texts.by}>
        <Select
          value={off.by}
          options={(["percentage", "amount"] as const).map((value) => {
            return { value, label: texts.byOptions[value] };
          })}
          onChange={(event) =>
            onChange({
              off:
                event.target.value === "amount"
                  ? { by: "amount", amount: "" }
                  : { by: "percentage", bps: 1_000 },
            })
          }
        />
      </Field>
      {off.by === "percentage" ? (
        <Field label={texts.percent}>
          <WholeInput
            value={off.bps / 100}
            most={100}
            onChange={(percent) => onChange({ off: { by: "percentage", bps: (percent ?? 1) * 100 } })}
          />
        </Field>
      ) : (
        <Field label={form.amount(currency)}>
          <Input
            value={off.amount}
            maxLength={30}
            inputMode="decimal"
            onChange={(event) => onChange({ off: { by: "amount", amount: event.target.value } })}
          />
        </Field>
      )}
      <Field label={texts.periods} hint={texts.periodsHint}>
        <WholeInput value={discount.periods} most={120} onChange={(periods) => onChange({ periods })} />
      </Field>
    </FieldGrid>
  );
}
