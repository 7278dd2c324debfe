import { Field } from "@tributary/ui/field";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Input } from "@tributary/ui/input";
import { agreementTexts } from "@/texts/agreement.ts";
import type { Pricing } from "./types.ts";

const { form: texts } = agreementTexts;

interface PriceFieldsProps {
  readonly pricing: Pricing;
  readonly unit: string;
  readonly onChange: (pricing: Pricing) => void;
}

/** A price in its line's own terms: per unit, by tiers or by packages. */
export function PriceFields({ pricing, unit, onChange }: PriceFieldsProps) {
  switch (pricing.model) {
    case "per-unit":
      return (
        <Figure
          label={texts.rate(unit)}
          value={pricing.rate}
          onChange={(rate) => onChange({ ...pricing, rate })}
        />
      );
    case "package":
      return (
        <>
          <Figure
            label={texts.package(unit)}
            value={pricing.price}
            onChange={(price) => onChange({ ...pricing, price })}
          />
          <Figure
            label={texts.size}
            value={pricing.size}
            onChange={(size) => onChange({ ...pricing, size })}
          />
        </>
      );
    case "graduated":
    case "volume":
      return pricing.tiers.map((tier, index) => (
        <Figure
          key={tier.upTo ?? "above"}
          label={tier.upTo === null ? texts.tierAbove(unit) : texts.tierUpTo(formatDecimal(tier.upTo), unit)}
          value={tier.rate}
          onChange={(rate) => onChange({ ...pricing, tiers: pricing.tiers.with(index, { ...tier, rate }) })}
        />
      ));
  }
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Figure({ label, value, onChange }: FigureProps) {
  return (
    <Field label={label} isRequired>
      <Input
        inputMode="decimal"
        autoComplete="off"
        maxLength={50}
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </Field>
  );
}
