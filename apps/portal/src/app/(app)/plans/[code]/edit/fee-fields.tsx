"use client";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import type { Row } from "@/frame/form-row.ts";
import { FieldGrid } from "@/frame/form-rows.tsx";
import { planTexts } from "@/texts/plan.ts";
import type { Fee } from "./form-state.ts";

const { form } = planTexts;
const { every } = planTexts.detail.fees;

interface FeeFieldsProps {
  readonly fee: Row<Fee>;
  readonly currency: string;
  readonly onChange: (fields: Partial<Fee>) => void;
}

/** What one fee is. */
export function FeeFields({ fee, currency, onChange }: FeeFieldsProps) {
  return (
    <>
      <FieldGrid>
        <Field label={form.text}>
          <Input
            value={fee.description}
            maxLength={120}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        </Field>
        <Field label={form.code}>
          <Input
            value={fee.code}
            maxLength={41}
            onChange={(event) => onChange({ code: event.target.value })}
          />
        </Field>
        <Field label={form.amount(currency)}>
          <Input
            value={fee.amount}
            maxLength={30}
            inputMode="decimal"
            onChange={(event) => onChange({ amount: event.target.value })}
          />
        </Field>
        <Field label={form.fees.every}>
          <Select
            value={fee.every}
            options={(["period", "once"] as const).map((value) => ({ value, label: every[value] }))}
            onChange={(event) => onChange({ every: event.target.value === "once" ? "once" : "period" })}
          />
        </Field>
        <Field label={form.fees.taxCode}>
          <Input
            value={fee.taxCode}
            maxLength={41}
            onChange={(event) => onChange({ taxCode: event.target.value })}
          />
        </Field>
      </FieldGrid>
      <Field label={form.fees.isProrated} isInline>
        <Checkbox
          checked={fee.isProrated}
          onCheckedChange={(checked) => onChange({ isProrated: checked === true })}
        />
      </Field>
    </>
  );
}
