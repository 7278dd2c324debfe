"use client";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import type { Row } from "@/frame/form-row.ts";
import { FieldGrid } from "@/frame/form-rows.tsx";
import { planTexts } from "@/texts/plan.ts";
import { BundleEndFields } from "./bundle-end-fields.tsx";
import { type Bundle, SERVICE_CHOICES, unitsFor } from "./form-state.ts";
import { ZonesInput } from "./zones-input.tsx";

const { form } = planTexts;
const { bundles: texts } = form;
const DIRECTIONS = ["", "mo", "mt"] as const;

export interface BundleFieldsProps {
  readonly bundle: Row<Bundle>;
  readonly onChange: (fields: Partial<Bundle>) => void;
}

/** What one bundle includes, and what follows. */
export function BundleFields({ bundle, onChange }: BundleFieldsProps) {
  return (
    <>
      <FieldGrid>
        <Field label={form.text}>
          <Input
            value={bundle.description}
            maxLength={120}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        </Field>
        <Field label={form.code}>
          <Input
            value={bundle.code}
            maxLength={41}
            onChange={(event) => onChange({ code: event.target.value })}
          />
        </Field>
        <ScopeFields bundle={bundle} onChange={onChange} />
        <Field label={texts.allowance} hint={texts.allowanceHint}>
          <Input
            value={bundle.allowance ?? ""}
            maxLength={30}
            inputMode="decimal"
            onChange={({ target }) => onChange({ allowance: target.value === "" ? null : target.value })}
          />
        </Field>
        <UnitField bundle={bundle} onChange={onChange} />
        <BundleEndFields bundle={bundle} onChange={onChange} />
      </FieldGrid>
      <Field label={texts.isProrated} isInline>
        <Checkbox
          checked={bundle.isProrated}
          onCheckedChange={(checked) => onChange({ isProrated: checked === true })}
        />
      </Field>
    </>
  );
}

function ScopeFields({ bundle, onChange }: BundleFieldsProps) {
  const { services, directions, zones } = bundle;
  const chosen = directions?.join(",") ?? "";
  const known: readonly string[] = DIRECTIONS;
  return (
    <>
      <Field label={texts.services}>
        <Select
          value={services.join(",")}
          options={SERVICE_CHOICES.map((choice) => choice.join(",")).map((value) => {
            return { value, label: form.services[value] ?? value };
          })}
          onChange={({ target }) => {
            const choice = SERVICE_CHOICES.find((each) => each.join(",") === target.value) ?? ["data"];
            const [unit] = unitsFor(choice);
            onChange({ services: [...choice], ...(unit === undefined ? {} : { unit }) });
          }}
        />
      </Field>
      <Field label={texts.directions}>
        <Select
          value={chosen}
          options={[...new Set([...known, chosen])].map((value) => {
            return { value, label: directionName(value) };
          })}
          onChange={({ target }) => onChange({ directions: directionsOf(target.value) })}
        />
      </Field>
      <Field label={texts.zones} hint={texts.zonesHint}>
        <ZonesInput zones={zones} onChange={(chosenZones) => onChange({ zones: chosenZones })} />
      </Field>
    </>
  );
}

function directionName(value: string): string {
  const words: Readonly<Record<string, string>> = planTexts.detail.bundles.directions;
  return value === "" ? texts.allDirections : (words[value] ?? value);
}

function directionsOf(value: string): Bundle["directions"] {
  const chosen = (["mo", "mt", "none"] as const).filter((each) => value.split(",").includes(each));
  return chosen.length === 0 ? null : chosen;
}

function UnitField({ bundle, onChange }: BundleFieldsProps) {
  const units = unitsFor(bundle.services);
  const isKnown = units.some(({ name, size }) => name === bundle.unit.name && size === bundle.unit.size);
  const options = isKnown ? units : [bundle.unit, ...units];
  return (
    <Field label={texts.unit}>
      <Select
        value={bundle.unit.name}
        options={options.map(({ name }) => ({ value: name, label: name }))}
        onChange={({ target }) => {
          const unit = options.find(({ name }) => name === target.value);
          if (unit !== undefined) onChange({ unit });
        }}
      />
    </Field>
  );
}
