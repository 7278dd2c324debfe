"use client";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { planTexts } from "@/texts/plan.ts";
import type { BundleFieldsProps } from "./bundle-fields.tsx";
import { WholeInput } from "./whole-input.tsx";

const { bundles: texts } = planTexts.form;
const AT_ENDS = ["overage", "throttle", "stop"] as const;

/** When a bundle is used, what follows it, what is carried over, and who shares it. */
export function BundleEndFields({ bundle, onChange }: BundleFieldsProps) {
  const { rollover, pool } = bundle;
  return (
    <>
      <Field label={texts.priority} hint={texts.priorityHint}>
        <WholeInput
          value={bundle.priority}
          most={100}
          onChange={(priority) => onChange({ priority: priority ?? 1 })}
        />
      </Field>
      <Field label={texts.atEnd}>
        <Select
          value={bundle.atEnd}
          options={AT_ENDS.map((value) => ({ value, label: texts.atEnds[value] }))}
          onChange={({ target }) =>
            onChange({ atEnd: AT_ENDS.find((each) => each === target.value) ?? "overage" })
          }
        />
      </Field>
      <Field label={texts.cap} hint={texts.capHint}>
        <Input
          value={rollover?.cap ?? ""}
          maxLength={30}
          inputMode="decimal"
          onChange={({ target }) =>
            onChange({
              rollover: target.value === "" ? null : { cap: target.value, periods: rollover?.periods ?? 1 },
            })
          }
        />
      </Field>
      {rollover !== null && (
        <Field label={texts.rollPeriods}>
          <WholeInput
            value={rollover.periods}
            most={120}
            onChange={(periods) => onChange({ rollover: { ...rollover, periods: periods ?? 1 } })}
          />
        </Field>
      )}
      <Field label={texts.pool}>
        <Select
          value={pool === null ? "own" : "shared"}
          options={(["own", "shared"] as const).map((value) => ({ value, label: texts.poolOptions[value] }))}
          onChange={({ target }) =>
            onChange({ pool: target.value === "shared" ? { memberCap: null } : null })
          }
        />
      </Field>
      {pool !== null && (
        <Field label={texts.memberCap} hint={texts.memberCapHint}>
          <Input
            value={pool.memberCap ?? ""}
            maxLength={30}
            inputMode="decimal"
            onChange={({ target }) =>
              onChange({ pool: { memberCap: target.value === "" ? null : target.value } })
            }
          />
        </Field>
      )}
    </>
  );
}
