"use client";
import { Card } from "@tributary/ui/card";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { FieldGrid } from "@/frame/form-rows.tsx";
import { planTexts } from "@/texts/plan.ts";
import { rateCardOptions } from "../../rate-card-options.ts";
import type { Plan } from "../../status.tsx";
import type { FormState, Terms } from "./form-state.ts";
import { WholeInput } from "./whole-input.tsx";

const { form: texts } = planTexts;
const LASTS = ["open", "period", "days"] as const;

interface GeneralFieldsProps {
  readonly form: FormState;
  readonly rateCards: Plan["rateCards"];
  readonly onChange: (fields: Partial<FormState>) => void;
}

/** What usage beyond the bundles is priced by, and how long the plan lasts. */
export function GeneralFields({ form, rateCards, onChange }: GeneralFieldsProps) {
  const { validity } = form;
  return (
    <Card title={texts.general}>
      <FieldGrid>
        <Field label={texts.rateCard}>
          <Select
            value={form.rateCard}
            options={rateCardOptions(rateCards)}
            onChange={(event) => onChange({ rateCard: event.target.value })}
          />
        </Field>
        <Field label={texts.lasts}>
          <Select
            value={validity.lasts}
            options={LASTS.map((value) => ({ value, label: texts.lastsOptions[value] }))}
            onChange={({ target }) => onChange({ validity: validityOf(target.value) })}
          />
        </Field>
        {validity.lasts === "days" && (
          <>
            <Field label={texts.days}>
              <WholeInput
                value={validity.days}
                most={366}
                onChange={(days) => onChange({ validity: { ...validity, days: days ?? 1 } })}
              />
            </Field>
            <Field label={texts.startsOn}>
              <Select
                value={validity.startsOn}
                options={(["first-use", "date"] as const).map((value) => {
                  return { value, label: texts.startsOptions[value] };
                })}
                onChange={({ target }) =>
                  onChange({
                    validity: { ...validity, startsOn: target.value === "date" ? "date" : "first-use" },
                  })
                }
              />
            </Field>
          </>
        )}
      </FieldGrid>
    </Card>
  );
}

function validityOf(lasts: string): Terms["validity"] {
  if (lasts === "days") return { lasts, days: 7, startsOn: "first-use" };
  return { lasts: lasts === "period" ? "period" : "open" };
}
