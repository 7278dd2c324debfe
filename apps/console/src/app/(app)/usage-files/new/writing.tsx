import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import type { ReactNode } from "react";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import type { Draft, Guessed } from "./types.ts";

const { columns: texts } = usageUploadTexts;

/** How a number of some size looks in each way of printing it. */
const NUMBERS = [
  { value: ".", label: "1234.5" },
  { value: ".,", label: "1,234.5" },
  { value: ",", label: "1234,5" },
  { value: ",.", label: "1.234,5" },
  { value: ", ", label: "1 234,5" },
  { value: ".'", label: "1'234.5" },
];

interface WritingProps {
  readonly guessed: Guessed;
  readonly draft: Draft;
  readonly onCut: (dialect: Partial<Draft>) => void;
  readonly onChange: (changed: Partial<Draft>) => void;
}

/** How the file is written, each part with the reason for which that is taken for true. */
export function Writing({ guessed, draft, onCut, onChange }: WritingProps) {
  const { reasons } = guessed;
  const isText = draft.format === "csv" || draft.format === "jsonl";
  return (
    <Card title={texts.writing} description={texts.writingText}>
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        <Field label={texts.format} hint={<Why {...reasons.format} />}>
          <Select
            value={draft.format}
            onChange={({ target }) => onCut({ format: target.value as Draft["format"] })}
            options={optionsOf(texts.formats)}
          />
        </Field>
        {isText && (
          <Field label={texts.encoding} hint={<Why {...reasons.encoding} />}>
            <Select
              value={draft.encoding}
              onChange={({ target }) => onCut({ encoding: target.value as Draft["encoding"] })}
              options={optionsOf(texts.encodings)}
            />
          </Field>
        )}
        {draft.format === "csv" && <Cutting draft={draft} guessed={guessed} onCut={onCut} />}
        {isText && (
          <Field label={texts.numbers} hint={<Why {...reasons.numbers} />}>
            <Select
              value={draft.decimalMark + draft.thousandsMark}
              onChange={({ target }) => onChange(marksOf(target.value))}
              options={NUMBERS}
            />
          </Field>
        )}
      </div>
    </Card>
  );
}

function Cutting({ draft, guessed, onCut }: Pick<WritingProps, "draft" | "guessed" | "onCut">) {
  const { reasons } = guessed;
  return (
    <>
      <Field label={texts.delimiter} hint={<Why {...reasons.delimiter} />}>
        <Select
          value={draft.delimiter}
          onChange={({ target }) => onCut({ delimiter: target.value })}
          options={optionsOf(texts.delimiters)}
        />
      </Field>
      <Field label={texts.quote}>
        <Select
          value={draft.quote ?? "none"}
          onChange={({ target }) => onCut({ quote: target.value === "none" ? null : target.value })}
          options={optionsOf(texts.quotes)}
        />
      </Field>
      <Field
        label={texts.header}
        isInline
        className="self-center"
        hint={
          <>
            <Why {...reasons.header} /> {draft.titles.length > 0 && texts.titles(draft.titles.length)}
          </>
        }
      >
        <Checkbox
          checked={draft.hasHeader}
          onCheckedChange={(checked) => onCut({ hasHeader: checked === true })}
        />
      </Field>
    </>
  );
}

/** Why something is taken for true, and whether that is sure. */
export function Why({ reason, isSure }: { readonly reason: string; readonly isSure: boolean }): ReactNode {
  return (
    <>
      {!isSure && (
        <Badge tone="warning" className="mr-1.5">
          {texts.unsure}
        </Badge>
      )}
      {reason}
    </>
  );
}

function optionsOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function marksOf(value: string): Pick<Draft, "decimalMark" | "thousandsMark"> {
  const decimalMark = value.startsWith(",") ? "," : ".";
  return { decimalMark, thousandsMark: value.slice(1) as Draft["thousandsMark"] };
}
