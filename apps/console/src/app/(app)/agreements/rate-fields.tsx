import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { agreementTexts } from "@/texts/agreement.ts";
import { PriceFields } from "./price-fields.tsx";
import { type By, blankPrices, linesOf, type RateDraft } from "./rate-draft.ts";
import type { Agreement, Lacking, Line } from "./types.ts";

const { form: texts } = agreementTexts;

interface RateFieldsProps {
  readonly agreement: Agreement;
  readonly lacking: Lacking;
  readonly draft: RateDraft;
  readonly onChange: (part: Partial<RateDraft>) => void;
}

/** What is added to the agreement: numbers or networks to a zone, a zone to a line, or a line. */
export function RateFields(props: RateFieldsProps) {
  const { agreement, lacking, draft, onChange } = props;
  const lines = linesOf(agreement, lacking);
  const zones = [...new Set(lines.flatMap((line) => line.zones))];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {lacking.what === "zone" && <KeyFields {...props} />}
      {draft.way === "join" && (
        <Field label={texts.zone} isRequired>
          <Select
            placeholder={texts.choose}
            options={zones.map((zone) => ({ value: zone, label: zone }))}
            value={draft.zone}
            onChange={({ target }) => onChange({ zone: target.value })}
          />
        </Field>
      )}
      {draft.way === "cover" && (
        <LineField
          label={texts.line}
          lines={lines}
          value={draft.lineCode}
          onChange={({ code }) => onChange({ lineCode: code })}
        />
      )}
      {draft.way === "line" && <LineFields {...props} lines={lines} />}
    </div>
  );
}

/** What leads to the zone; asked for where the record says both. */
function KeyFields({ lacking, draft, onChange }: RateFieldsProps) {
  const { by } = draft;
  const hints = { prefixes: texts.prefixesHint, networks: texts.networksHint };
  return (
    <>
      {lacking.network !== null && lacking.prefix !== null && (
        <Field label={texts.by}>
          <Select
            options={(["prefixes", "networks"] as const).map((each) => ({
              value: each,
              label: texts.bys[each],
            }))}
            value={by}
            onChange={({ target }) => onChange({ by: target.value as By })}
          />
        </Field>
      )}
      <Field label={texts[by]} hint={hints[by]} isRequired>
        <Input
          inputMode="numeric"
          autoComplete="off"
          maxLength={300}
          value={draft[by]}
          onChange={({ target }) => onChange({ [by]: target.value })}
        />
      </Field>
    </>
  );
}

function LineFields({
  lacking,
  draft,
  onChange,
  lines,
}: RateFieldsProps & { readonly lines: readonly Line[] }) {
  const like = lines.find(({ code }) => code === draft.like);
  return (
    <>
      <Field label={texts.zone} hint={texts.zoneHint} isRequired>
        <Input
          autoComplete="off"
          maxLength={63}
          readOnly={lacking.zone !== null}
          value={draft.zone}
          onChange={({ target }) => onChange({ zone: target.value })}
        />
      </Field>
      <LineField
        label={texts.like}
        hint={texts.likeHint}
        lines={lines}
        value={draft.like}
        onChange={(line) => onChange({ like: line.code, pricing: blankPrices(line.pricing) })}
      />
      <Field label={texts.code} isRequired>
        <Input
          autoComplete="off"
          maxLength={41}
          value={draft.code}
          onChange={({ target }) => onChange({ code: target.value.trim() })}
        />
      </Field>
      <Field label={texts.name} isRequired>
        <Input
          autoComplete="off"
          maxLength={120}
          value={draft.description}
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </Field>
      {like !== undefined && draft.pricing !== null && (
        <PriceFields pricing={draft.pricing} unit={like.unit} onChange={(pricing) => onChange({ pricing })} />
      )}
    </>
  );
}

interface LineFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly lines: readonly Line[];
  readonly value: string;
  readonly onChange: (line: Line) => void;
}

function LineField({ label, hint, lines, value, onChange }: LineFieldProps) {
  return (
    <Field label={label} hint={hint} isRequired>
      <Select
        placeholder={texts.choose}
        options={lines.map(({ code, description }) => ({ value: code, label: `${code} · ${description}` }))}
        value={value}
        onChange={({ target }) => {
          const line = lines.find(({ code }) => code === target.value);
          if (line !== undefined) onChange(line);
        }}
      />
    </Field>
  );
}
