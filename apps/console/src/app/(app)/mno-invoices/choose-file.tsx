"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { type FormEvent, useState } from "react";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { type ChosenFile, previewFile } from "./send-file.ts";
import type { InvoiceList, Preview } from "./types.ts";

const { import: texts } = mnoInvoiceTexts;

const LARGEST_FILE_BYTES = 10_000_000;

interface ChooseFileProps extends Pick<InvoiceList, "agreements"> {
  readonly onChecked: (chosen: ChosenFile, preview: Preview) => void;
  readonly onCancel: () => void;
}

/** Asks for the file and the agreement it is for, and has it checked. */
export function ChooseFile({ agreements, onChecked, onCancel }: ChooseFileProps) {
  const [only] = agreements;
  const [agreementId, setAgreementId] = useState(agreements.length === 1 ? (only?.id ?? "") : "");
  const [file, setFile] = useState<File>();
  const [isRevision, setRevision] = useState(false);
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const faults = faultsOf(agreementId, file);
  const agreement = agreements.find(({ id }) => id === agreementId);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file === undefined || faults.agreement !== undefined || faults.file !== undefined) return;
    setPending(true);
    setFailure(undefined);
    const chosen = { agreementId, file, isRevision };
    try {
      onChecked(chosen, await previewFile(chosen));
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void check(event)}>
      <Field label={texts.agreement} isRequired error={hasTried ? faults.agreement : undefined}>
        <Select
          value={agreementId}
          placeholder={texts.chooseAgreement}
          onChange={({ target }) => setAgreementId(target.value)}
          options={agreements.map(({ id, name, mnoName }) => ({
            value: id,
            label: name === mnoName ? name : `${name}, ${mnoName}`,
          }))}
        />
      </Field>
      <Field
        label={texts.file}
        isRequired
        hint={agreement && texts.fileHint(agreement.hasInvoiceMapping)}
        error={hasTried ? faults.file : undefined}
      >
        <Input
          type="file"
          accept=".csv,.json,.txt,text/csv,application/json,text/plain"
          className="h-auto py-1.5"
          onChange={({ target }) => setFile(target.files?.[0])}
        />
      </Field>
      <Field label={texts.isRevision} hint={texts.isRevisionHint} isInline>
        <Checkbox checked={isRevision} onCheckedChange={(checked) => setRevision(checked === true)} />
      </Field>
      {failure !== undefined && <Alert tone="bad" isAnnounced title={failure} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{texts.cancel}</Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {texts.check}
        </Button>
      </div>
    </form>
  );
}

function faultsOf(agreementId: string, file: File | undefined) {
  return {
    agreement: agreementId === "" ? texts.agreementMissing : undefined,
    file:
      file === undefined || file.size === 0
        ? texts.fileMissing
        : file.size > LARGEST_FILE_BYTES
          ? texts.fileTooLarge
          : undefined,
  };
}
