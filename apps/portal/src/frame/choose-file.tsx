"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { type FormEvent, useState } from "react";

const LARGEST_FILE_BYTES = 10_000_000;

interface ChooseFileProps<Checked> {
  readonly texts: {
    readonly file: string;
    readonly fileHint: string;
    readonly fileMissing: string;
    readonly fileTooLarge: string;
    readonly check: string;
    readonly cancel: string;
  };
  /** As an input has it: `.csv,text/csv`. */
  readonly accept: string;
  /** Rejects with a sentence for people. */
  readonly check: (file: File) => Promise<Checked>;
  readonly onChecked: (file: File, checked: Checked) => void;
  readonly onCancel: () => void;
}

/** Asks for a file and has it checked. */
export function ChooseFile<Checked>({ texts, accept, check, onChecked, onCancel }: ChooseFileProps<Checked>) {
  const [file, setFile] = useState<File>();
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const fault = faultOf(file, texts);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file === undefined || fault !== undefined) return;
    setPending(true);
    setFailure(undefined);
    try {
      onChecked(file, await check(file));
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void send(event)}>
      <Field label={texts.file} isRequired hint={texts.fileHint} error={hasTried ? fault : undefined}>
        <Input
          type="file"
          accept={accept}
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

function faultOf(
  file: File | undefined,
  texts: Pick<ChooseFileProps<unknown>["texts"], "fileMissing" | "fileTooLarge">,
): string | undefined {
  if (file === undefined || file.size === 0) return texts.fileMissing;
  return file.size > LARGEST_FILE_BYTES ? texts.fileTooLarge : undefined;
}
