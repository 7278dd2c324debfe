import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import type { ColumnDetailsProps } from "./column-props.ts";
import { Details } from "./details.tsx";
import { TimeDetails } from "./time-details.tsx";
import type { Draft } from "./types.ts";

const { columns: texts, questions, services, directions } = usageUploadTexts;

/** What has to be said besides of a column that is taken for something: its unit, its format, its values. */
export function ColumnDetails(props: ColumnDetailsProps) {
  const { at, role, draft } = props;
  const isFirst = draft.columns.findIndex((column) => column.role === role) === at;
  if (!isFirst) return null;
  switch (role) {
    case "time":
    case "date":
      return <TimeDetails {...props} />;
    case "service":
      return <Values {...props} of="services" labels={services} question="service-values" />;
    case "direction":
      return (
        <Values
          {...props}
          of="directions"
          labels={{ mo: directions.mo, mt: directions.mt }}
          question="direction-values"
        />
      );
    case "duration":
    case "volume":
      return <Unit {...props} />;
    case "charge":
      return <Scale {...props} />;
    default:
      return null;
  }
}

interface ValuesProps extends ColumnDetailsProps {
  readonly of: "services" | "directions";
  readonly labels: Readonly<Record<string, string>>;
  readonly question: "service-values" | "direction-values";
}

function Values({ draft, of, labels, open, question, onChange }: ValuesProps) {
  const values: readonly { readonly text: string; readonly value: string | null }[] = draft[of];
  const say = (text: string, value: string | null) =>
    onChange({ [of]: values.map((each) => (each.text === text ? { text, value } : each)) } as Partial<Draft>);
  return (
    <Details>
      {values.map(({ text, value }) => (
        <Field
          key={text}
          label={texts.standsFor(text || texts.emptyValue)}
          error={value === null && open.includes(question) ? texts.chooseMeaning : undefined}
        >
          <Select
            value={value ?? ""}
            placeholder={texts.chooseMeaning}
            onChange={({ target }) => say(text, target.value === "" ? null : target.value)}
            options={Object.entries(labels).map(([key, label]) => ({ value: key, label }))}
          />
        </Field>
      ))}
    </Details>
  );
}

function Unit({ role, draft, open, onChange }: ColumnDetailsProps) {
  if (role === "duration") {
    return (
      <Details>
        <Field
          label={texts.durationForm}
          isRequired
          error={open.includes("duration-form") ? questions["duration-form"] : undefined}
        >
          <Select
            value={draft.durationForm ?? ""}
            placeholder={texts.chooseUnit}
            onChange={({ target }) =>
              onChange({ durationForm: target.value === "" ? null : (target.value as "seconds") })
            }
            options={Object.entries(texts.durationForms).map(([value, label]) => ({ value, label }))}
          />
        </Field>
      </Details>
    );
  }
  return (
    <Details>
      <Field
        label={texts.volumeUnit}
        hint={texts.volumeUnitHint}
        isRequired
        error={open.includes("volume-unit") ? questions["volume-unit"] : undefined}
      >
        <Select
          value={draft.volumeUnit ?? ""}
          placeholder={texts.chooseUnit}
          onChange={({ target }) =>
            onChange({ volumeUnit: target.value === "" ? null : (target.value as "bytes") })
          }
          options={["bytes", "kB", "KiB", "MB", "MiB", "GB", "GiB"].map((value) => ({ value, label: value }))}
        />
      </Field>
    </Details>
  );
}

function Scale({ draft, onChange }: ColumnDetailsProps) {
  return (
    <Details>
      <Field label={texts.chargeScale}>
        <Select
          value={String(draft.chargeScale)}
          onChange={({ target }) => onChange({ chargeScale: Number(target.value) })}
          options={texts.chargeScales.map((label, scale) => ({ value: String(scale), label }))}
        />
      </Field>
    </Details>
  );
}
