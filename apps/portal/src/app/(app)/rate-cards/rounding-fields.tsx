"use client";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { rateCardTexts as texts } from "@/texts/rate-card.ts";
import type { Inputs } from "@/trpc/outputs.ts";

type Rounding = Inputs["rateCard"]["create"]["rounding"];

const MODES = Object.entries(texts.modes).map(([value, label]) => ({ value, label }));
const SCALES = ["0", "1", "2", "3", "4", "5", "6"].map((value) => ({ value, label: value }));

interface RoundingFieldsProps {
  readonly rounding: Rounding;
  readonly onChange: (rounding: Rounding) => void;
}

/** How each record is rounded. */
export function RoundingFields({ rounding, onChange }: RoundingFieldsProps) {
  return (
    <>
      <Field label={texts.rounding}>
        <Select
          value={rounding.mode}
          options={MODES}
          onChange={({ target }) => onChange({ ...rounding, mode: target.value as Rounding["mode"] })}
        />
      </Field>
      <Field label={texts.scale}>
        <Select
          value={String(rounding.scale)}
          options={SCALES}
          onChange={({ target }) => onChange({ ...rounding, scale: Number(target.value) })}
        />
      </Field>
    </>
  );
}
