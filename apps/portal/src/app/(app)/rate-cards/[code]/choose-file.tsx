"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { type FormEvent, useState } from "react";
import { rateCardPath } from "@/frame/paths.ts";
import { checkFile } from "@/frame/send-file.ts";
import { rateImportTexts as texts } from "@/texts/rate-import.ts";
import type { ImportPreview } from "./import-dialog.tsx";

const LARGEST_FILE_BYTES = 10_000_000;

interface ChooseFileProps {
  readonly code: string;
  readonly onChecked: (file: File, preview: ImportPreview) => void;
  readonly onCancel: () => void;
}

/** Asks for the file and has it checked. */
export function ChooseFile({ code, onChecked, onCancel }: ChooseFileProps) {
  const [file, setFile] = useState<File>();
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const fault = faultOf(file);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file === undefined || fault !== undefined) return;
    setPending(true);
    setFailure(undefined);
    try {
      onChecked(file, await checkFile<ImportPreview>(`${rateCardPath(code)}/preview`, file, texts.failed));
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void check(event)}>
      <Field label={texts.file} isRequired hint={texts.fileHint} error={hasTried ? fault : undefined}>
        <Input
          type="file"
          accept=".csv,.txt,.xlsx,text/csv,text/plain"
          className="h-auto py-1.5"
          onChange={({ target }) => setFile(target.files?.[0])}
        />
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

function faultOf(file: File | undefined): string | undefined {
  if (file === undefined || file.size === 0) return texts.fileMissing;
  return file.size > LARGEST_FILE_BYTES ? texts.fileTooLarge : undefined;
}
