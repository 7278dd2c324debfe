"use client";
import { Card } from "@tributary/ui/card";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { FieldGrid } from "@/frame/form-rows.tsx";
import { billingTexts } from "@/texts/billing.ts";
import type { Terms } from "./form-state.ts";
import type { FieldsProps } from "./general-fields.tsx";

const { numbers, seller: texts } = billingTexts;
const HINTS: Partial<Record<keyof Terms["seller"], string>> = {
  country: texts.countryHint,
  taxId: texts.taxIdHint,
  colour: texts.colourHint,
};
const PARTS = ["name", "street", "postalCode", "city", "country", "taxId", "colour"] as const;

/** Who bills, as it stands on a bill. */
export function SellerFields({ form: { seller }, onChange }: FieldsProps) {
  return (
    <Card title={texts.title}>
      <FieldGrid>
        {PARTS.map((part) => (
          <Field key={part} label={texts[part]} hint={HINTS[part]} isRequired={part !== "postalCode"}>
            <Input
              value={seller[part]}
              maxLength={200}
              onChange={({ target }) => onChange({ seller: { ...seller, [part]: target.value } })}
            />
          </Field>
        ))}
      </FieldGrid>
    </Card>
  );
}

/** How bills and credit notes are numbered. */
export function NumberFields({ form, onChange }: FieldsProps) {
  return (
    <Card title={numbers.title} description={numbers.hint}>
      <div className="grid gap-3 sm:grid-cols-2">
        {(["billNumbers", "creditNumbers"] as const).map((series) => {
          const { prefix, digits } = form[series];
          const title = series === "billNumbers" ? numbers.bills : numbers.credits;
          return (
            <div key={series} className="grid grid-cols-[1fr_6rem] gap-3">
              <Field label={title} hint={numbers.example(prefix, digits)}>
                <Input
                  value={prefix}
                  maxLength={30}
                  onChange={({ target }) => onChange({ [series]: { prefix: target.value, digits } })}
                />
              </Field>
              <Field label={numbers.digits}>
                <Input
                  type="number"
                  min={1}
                  max={12}
                  value={digits}
                  aria-label={`${title}: ${numbers.digits}`}
                  onChange={({ target }) => {
                    const count = Number(target.value);
                    if (Number.isInteger(count) && count >= 1 && count <= 12) {
                      onChange({ [series]: { prefix, digits: count } });
                    }
                  }}
                />
              </Field>
            </div>
          );
        })}
      </div>
    </Card>
  );
}
