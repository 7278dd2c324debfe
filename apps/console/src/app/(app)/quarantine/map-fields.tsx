import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import type { DraftFieldsProps } from "./assign-fields.tsx";
import { type FixDraft, LEARNT } from "./fix-draft.ts";

const { map: texts } = fixTexts;

/** One thing that the source's mapping learns. */
export function MapFields({ draft, onChange }: DraftFieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={texts.what} className="sm:col-span-2">
        <Select
          options={LEARNT.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
          value={draft.learns}
          onChange={(event) => onChange({ learns: event.target.value as FixDraft["learns"] })}
        />
      </Field>
      {draft.learns === "time" ? (
        <TimeFields draft={draft} onChange={onChange} />
      ) : (
        <ValueFields draft={draft} onChange={onChange} />
      )}
    </div>
  );
}

function ValueFields({ draft, onChange }: DraftFieldsProps) {
  const isService = draft.learns === "service";
  const meanings = isService ? texts.services : texts.directions;
  return (
    <>
      <Field label={texts.text} isRequired>
        <Input
          autoComplete="off"
          maxLength={80}
          value={draft.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </Field>
      <Field label={texts.means} isRequired>
        <Select
          options={Object.entries(meanings).map(([value, label]) => ({ value, label }))}
          value={isService ? draft.service : draft.direction}
          onChange={({ target: { value } }) =>
            onChange(
              isService
                ? { service: value as FixDraft["service"] }
                : { direction: value as FixDraft["direction"] },
            )
          }
        />
      </Field>
    </>
  );
}

function TimeFields({ draft, onChange }: DraftFieldsProps) {
  return (
    <>
      <Field label={texts.format} hint={texts.formatHint} isRequired>
        <Input
          autoComplete="off"
          maxLength={80}
          value={draft.format}
          onChange={(event) => onChange({ format: event.target.value })}
        />
      </Field>
      <Field label={texts.zone} hint={texts.zoneHint}>
        <Input
          autoComplete="off"
          maxLength={60}
          value={draft.zone}
          onChange={(event) => onChange({ zone: event.target.value })}
        />
      </Field>
    </>
  );
}
