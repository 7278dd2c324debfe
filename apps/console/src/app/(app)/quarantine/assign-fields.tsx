import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { type FixDraft, IDENTIFIERS } from "./fix-draft.ts";
import type { FixRights } from "./fix-method.ts";

const { assign: texts } = fixTexts;

export interface DraftFieldsProps {
  readonly draft: FixDraft;
  readonly onChange: (change: Partial<FixDraft>) => void;
}

/** Who holds which numbers from when on. */
export function AssignFields({
  draft,
  onChange,
  operators,
}: DraftFieldsProps & Pick<FixRights, "operators">) {
  const digits = (name: "imsi" | "iccid" | "msisdn" | "first" | "last", isRequired: boolean) => (
    <Field label={texts[name]} isRequired={isRequired}>
      <Input
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={texts.operator} isRequired>
        <Select
          placeholder={texts.choose}
          options={operators.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.operatorId}
          onChange={(event) => onChange({ operatorId: event.target.value })}
        />
      </Field>
      <Field label={texts.by}>
        <Select
          options={IDENTIFIERS.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
          value={draft.by}
          onChange={(event) => onChange({ by: event.target.value as FixDraft["by"] })}
        />
      </Field>
      {draft.by === "sim" ? (
        <>
          {digits("imsi", true)}
          {digits("iccid", false)}
          {digits("msisdn", false)}
        </>
      ) : (
        <>
          {digits("first", true)}
          {digits("last", true)}
        </>
      )}
      <Field label={texts.from} hint={texts.fromHint} isRequired>
        <Input type="date" value={draft.from} onChange={(event) => onChange({ from: event.target.value })} />
      </Field>
    </div>
  );
}
