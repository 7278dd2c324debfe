import { Card } from "@tributary/ui/card";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import type { Draft, Guessed } from "./types.ts";

const { columns: texts } = usageUploadTexts;

type Agreement = Guessed["agreements"][number];

interface WhoseUsageProps {
  readonly agreements: readonly Agreement[];
  readonly agreement: Agreement | undefined;
  readonly onAgreement: (id: string | null) => void;
  readonly draft: Draft;
  readonly onChange: (changed: Partial<Draft>) => void;
}

/** What no file says of itself: whose usage it is, and how its network counts at home. */
export function WhoseUsage({ agreements, agreement, onAgreement, draft, onChange }: WhoseUsageProps) {
  const hasNumbers = draft.columns.some(({ role }) => role === "msisdn" || role === "otherParty");
  return (
    <Card title={texts.whose} description={texts.whoseText}>
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        <Field label={texts.agreement} hint={texts.agreementHint}>
          <Select
            value={agreement?.id ?? ""}
            placeholder={texts.chooseAgreement}
            onChange={({ target }) => onAgreement(target.value === "" ? null : target.value)}
            options={agreements.map(({ id, name, mnoName }) => ({
              value: id,
              label: name === mnoName ? name : `${name}, ${mnoName}`,
            }))}
          />
        </Field>
        {agreement !== undefined && (
          <Field label={texts.otherwiseZone} hint={texts.otherwiseZoneHint}>
            <Select
              value={draft.otherwiseZone}
              placeholder={texts.noZone}
              onChange={({ target }) => onChange({ otherwiseZone: target.value })}
              options={agreement.rateZones.map((zone) => ({ value: zone, label: zone }))}
            />
          </Field>
        )}
        {hasNumbers && (
          <Field label={texts.countryCode} hint={texts.countryCodeHint}>
            <Input
              inputMode="numeric"
              maxLength={4}
              value={draft.countryCode}
              onChange={({ target }) => onChange({ countryCode: target.value.replace(/\D/g, "") })}
            />
          </Field>
        )}
      </div>
    </Card>
  );
}
