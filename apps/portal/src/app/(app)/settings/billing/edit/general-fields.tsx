"use client";
import { Card } from "@tributary/ui/card";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { FieldGrid } from "@/frame/form-rows.tsx";
import { billingTexts } from "@/texts/billing.ts";
import type { FormState, Language } from "./form-state.ts";

const { general: texts, form: formTexts } = billingTexts;
const LANGUAGES = ["en", "de", "fr"] as const;

export interface FieldsProps {
  readonly form: FormState;
  readonly onChange: (fields: Partial<FormState>) => void;
}

/** From when on, in what, when, and how amounts are rounded. */
export function GeneralFields({ form, from, onChange }: FieldsProps & { readonly from: string }) {
  const codes = form.taxes.map(({ code }) => code).filter((code) => code !== "");
  return (
    <Card title={texts.title}>
      <div className="grid gap-4">
        <FieldGrid>
          <Field label={formTexts.from} hint={formTexts.fromHint(from)} isRequired>
            <Input
              value={form.effectiveFrom}
              maxLength={7}
              onChange={({ target }) => onChange({ effectiveFrom: target.value })}
            />
          </Field>
          <Text name="currency" label={texts.currency} hint={texts.currencyHint} {...{ form, onChange }} />
          <Text name="zone" label={texts.zone} hint={texts.zoneHint} {...{ form, onChange }} />
          <Text name="cycleDay" label={texts.cycleDay} hint={texts.cycleDayHint} {...{ form, onChange }} />
          <Text name="dueDays" label={texts.dueDays} {...{ form, onChange }} />
          <Field label={texts.rounding}>
            <Select
              value={form.mode}
              options={(["half-up", "half-even", "truncate", "up"] as const).map((value) => {
                return { value, label: texts.modes[value] };
              })}
              onChange={({ target }) => onChange({ mode: target.value as FormState["mode"] })}
            />
          </Field>
          <Text name="scale" label={texts.scale} {...{ form, onChange }} />
          <Field label={texts.taxPer}>
            <Select
              value={form.taxPer}
              options={(["group", "line"] as const).map((value) => ({ value, label: texts.taxPers[value] }))}
              onChange={({ target }) => onChange({ taxPer: target.value === "line" ? "line" : "group" })}
            />
          </Field>
          <Field label={texts.usageTaxCode}>
            <Select
              value={form.usageTaxCode}
              options={[...new Set([form.usageTaxCode, ...codes])].map((value) => ({ value, label: value }))}
              onChange={({ target }) => onChange({ usageTaxCode: target.value })}
            />
          </Field>
        </FieldGrid>
        <Languages form={form} onChange={onChange} />
      </div>
    </Card>
  );
}

/** The first language, and the others that bills come in. */
function Languages({ form: { languages }, onChange }: FieldsProps) {
  const [first = "en"] = languages;
  const has = (language: Language) => languages.includes(language);
  const put = (language: Language, isIn: boolean) =>
    onChange({ languages: isIn ? [...languages, language] : languages.filter((each) => each !== language) });
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={texts.language} hint={texts.languageHint}>
        <Select
          value={first}
          options={LANGUAGES.map((value) => ({ value, label: texts.languages[value] }))}
          onChange={({ target }) => {
            const chosen = target.value as Language;
            onChange({ languages: [chosen, ...languages.filter((each) => each !== chosen)] });
          }}
        />
      </Field>
      <fieldset className="grid content-start gap-1">
        <legend className="mb-1 font-medium text-sm">{texts.more}</legend>
        {LANGUAGES.filter((language) => language !== first).map((language) => (
          <Field key={language} label={texts.languages[language]} isInline>
            <Checkbox
              checked={has(language)}
              onCheckedChange={(checked) => put(language, checked === true)}
            />
          </Field>
        ))}
      </fieldset>
    </div>
  );
}

interface TextProps extends FieldsProps {
  readonly name: "currency" | "zone" | "cycleDay" | "dueDays" | "scale";
  readonly label: string;
  readonly hint?: string;
}

function Text({ name, label, hint, form, onChange }: TextProps) {
  return (
    <Field label={label} hint={hint} isRequired>
      <Input
        value={form[name]}
        maxLength={64}
        autoComplete="off"
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </Field>
  );
}
