"use client";
import { Card } from "@tributary/ui/card";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import type { Row } from "@/frame/form-row.ts";
import { FieldGrid, Rows } from "@/frame/form-rows.tsx";
import { billingTexts } from "@/texts/billing.ts";
import { NEW_STEP, NEW_TAX, type StepDraft, type Tax } from "./form-state.ts";
import type { FieldsProps } from "./general-fields.tsx";

const { taxes: taxTexts, dunning: dunningTexts } = billingTexts;
const TREATMENTS = ["exclusive", "inclusive", "exempt", "reverse-charge"] as const;
const ACTIONS = ["remind", "suspend", "terminate"] as const;
const CHANNELS = ["email", "sms", "letter"] as const;

/** The taxes that plans and usage name. */
export function TaxRows({ form: { taxes }, onChange }: FieldsProps) {
  return (
    <Rows
      texts={taxTexts}
      rows={taxes}
      onChange={(changed) => onChange({ taxes: changed })}
      empty={() => NEW_TAX}
    >
      {(tax, change) => <TaxFields tax={tax} onChange={change} />}
    </Rows>
  );
}

interface TaxFieldsProps {
  readonly tax: Row<Tax>;
  readonly onChange: (fields: Partial<Tax>) => void;
}

function TaxFields({ tax: { code, treatment, percent, note }, onChange }: TaxFieldsProps) {
  const isTaxed = treatment === "exclusive" || treatment === "inclusive";
  return (
    <FieldGrid>
      <Field label={taxTexts.code} isRequired>
        <Input value={code} maxLength={60} onChange={({ target }) => onChange({ code: target.value })} />
      </Field>
      <Field label={taxTexts.treatment} hint={treatment === "reverse-charge" ? taxTexts.buyer : undefined}>
        <Select
          value={treatment}
          options={TREATMENTS.map((value) => ({ value, label: taxTexts.treatments[value] }))}
          onChange={({ target }) => {
            const chosen = target.value as Tax["treatment"];
            const isFree = chosen === "exempt" || chosen === "reverse-charge";
            onChange({ treatment: chosen, ...(isFree ? { percent: "0" } : {}) });
          }}
        />
      </Field>
      {isTaxed ? (
        <Field label={taxTexts.percent} isRequired>
          <Input
            value={percent}
            maxLength={12}
            inputMode="decimal"
            onChange={({ target }) => onChange({ percent: target.value })}
          />
        </Field>
      ) : (
        <Field label={taxTexts.note} hint={taxTexts.noteHint} isRequired>
          <Input value={note} maxLength={200} onChange={({ target }) => onChange({ note: target.value })} />
        </Field>
      )}
    </FieldGrid>
  );
}

/** What is done when a bill is not paid, in the order of days. */
export function DunningRows({ form: { steps, minimum, isDaily, currency }, onChange }: FieldsProps) {
  return (
    <>
      <Rows
        texts={dunningTexts}
        rows={steps}
        onChange={(changed) => onChange({ steps: changed })}
        empty={() => NEW_STEP}
      >
        {(step, change) => <StepFields step={step} onChange={change} />}
      </Rows>
      <Card>
        <div className="grid gap-4">
          <FieldGrid>
            <Field label={`${dunningTexts.minimum}, ${currency}`}>
              <Input
                value={minimum}
                maxLength={30}
                inputMode="decimal"
                onChange={({ target }) => onChange({ minimum: target.value })}
              />
            </Field>
          </FieldGrid>
          <Field label={dunningTexts.isDaily} hint={dunningTexts.isDailyHint} isInline>
            <Checkbox
              checked={isDaily}
              onCheckedChange={(checked) => onChange({ isDaily: checked === true })}
            />
          </Field>
        </div>
      </Card>
    </>
  );
}

interface StepFieldsProps {
  readonly step: Row<StepDraft>;
  readonly onChange: (fields: Partial<StepDraft>) => void;
}

function StepFields({ step: { daysOverdue, action, channel }, onChange }: StepFieldsProps) {
  return (
    <FieldGrid>
      <Field label={dunningTexts.days} isRequired>
        <Input
          value={daysOverdue}
          maxLength={4}
          inputMode="numeric"
          onChange={({ target }) => onChange({ daysOverdue: target.value })}
        />
      </Field>
      <Field label={dunningTexts.action}>
        <Select
          value={action}
          options={ACTIONS.map((value) => ({ value, label: dunningTexts.actions[value] }))}
          onChange={({ target }) => onChange({ action: target.value as StepDraft["action"] })}
        />
      </Field>
      <Field label={dunningTexts.channel}>
        <Select
          value={channel}
          options={CHANNELS.map((value) => ({ value, label: dunningTexts.channels[value] }))}
          onChange={({ target }) => onChange({ channel: target.value as StepDraft["channel"] })}
        />
      </Field>
    </FieldGrid>
  );
}
