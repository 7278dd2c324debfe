import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import type { ColumnDetailsProps } from "./column-props.ts";
import { Details } from "./details.tsx";

const { columns: texts, questions } = usageUploadTexts;

const OTHER = "other";
/** The usual ones, for who knows better than the rows. */
const USUAL = [
  "yyyy-MM-dd HH:mm:ss",
  "yyyy-MM-ddTHH:mm:ssX",
  "dd.MM.yyyy HH:mm:ss",
  "dd/MM/yyyy HH:mm:ss",
  "MM/dd/yyyy HH:mm:ss",
  "yyyyMMddHHmmss",
  "epoch-seconds",
  "epoch-milliseconds",
];

/** How a time is written and on which clock it was read. */
export function TimeDetails({ draft, guessed, open, zone, timeZones, onChange }: ColumnDetailsProps) {
  const { timeFormat } = draft;
  const known = [...new Set([...guessed.timeFormats, ...USUAL])];
  const [isOwn, setOwn] = useState(timeFormat !== "" && !known.includes(timeFormat));
  const saysOffset = timeFormat.startsWith("epoch-") || timeFormat.includes("X");
  const hasOffset = saysOffset || draft.columns.some(({ role }) => role === "offset");
  const zones = [...new Set([...(zone === undefined ? [] : [zone]), "UTC", ...timeZones])];
  const isOpen = open.includes("time-format") || (guessed.draft.timeFormat === "" && timeFormat === "");
  return (
    <Details>
      <Field
        label={texts.timeFormat}
        isRequired
        hint={guessed.draft.timeFormat === "" ? guessed.timeReason : undefined}
        error={isOpen ? questions["time-format"] : undefined}
      >
        <Select
          value={isOwn ? OTHER : timeFormat}
          placeholder={texts.chooseFormat}
          onChange={({ target }) => {
            setOwn(target.value === OTHER);
            if (target.value !== OTHER) onChange({ timeFormat: target.value });
          }}
          options={[
            ...known.map((format) => ({ value: format, label: format })),
            { value: OTHER, label: texts.otherFormat },
          ]}
        />
      </Field>
      {isOwn && (
        <Field label={texts.ownFormat} hint={texts.ownFormatHint} isRequired>
          <Input
            value={timeFormat}
            maxLength={60}
            onChange={({ target }) => onChange({ timeFormat: target.value })}
          />
        </Field>
      )}
      {!hasOffset && (
        <Field
          label={texts.timeZone}
          isRequired
          error={open.includes("time-zone") && draft.timeZone === "" ? questions["time-zone"] : undefined}
        >
          <Select
            value={draft.timeZone}
            placeholder={texts.chooseZone}
            onChange={({ target }) => onChange({ timeZone: target.value })}
            options={zones.map((name) => ({
              value: name,
              label: name === zone ? texts.ofAgreement(name) : name,
            }))}
          />
        </Field>
      )}
    </Details>
  );
}
