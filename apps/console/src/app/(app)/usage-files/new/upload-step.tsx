"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Field } from "@tributary/ui/field";
import { formatBytes } from "@tributary/ui/format/quantity";
import { useIsLive } from "@tributary/ui/identity/use-is-live";
import { Input } from "@tributary/ui/input";
import { useNavigate } from "@tributary/ui/link-context";
import { Progress } from "@tributary/ui/progress";
import { Select } from "@tributary/ui/select";
import { type FormEvent, useState } from "react";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import { wizardPath } from "./search.ts";
import { sendFile } from "./send-file.ts";
import type { Choices } from "./types.ts";

const { upload: texts } = usageUploadTexts;

interface UploadStepProps {
  readonly choices: Choices;
  /** The source that was chosen where somebody came from. */
  readonly sourceId: string | undefined;
}

interface Going {
  readonly name: string;
  readonly sent: number;
  readonly total: number;
  readonly stop: () => void;
}

/** Sends a file, whose format is known or not. */
export function UploadStep({ choices: { sources, largestBytes }, sourceId: given }: UploadStepProps) {
  const [fault, setFault] = useState<string>();
  const [going, setGoing] = useState<Going | null>(null);
  const [failure, setFailure] = useState<string>();
  const navigate = useNavigate();
  const isLive = useIsLive();
  const largest = formatBytes(BigInt(largestBytes));

  // What is chosen is read from the form: it may have been chosen before this page's script ran.
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file") as File;
    const sourceId = String(form.get("source"));
    const found = faultOf(file);
    setFault(found);
    setFailure(undefined);
    if (found !== undefined) return;
    const abort = new AbortController();
    const { name, size: total } = file;
    const stop = () => abort.abort();
    setGoing({ name, sent: 0, total, stop });
    try {
      const id = await sendFile({
        file,
        sourceId: sourceId === "" ? null : sourceId,
        signal: abort.signal,
        onSent: (sent) => setGoing({ name, sent, total, stop }),
      });
      navigate(wizardPath(id, sourceId === "" ? "columns" : "test"));
    } catch (error) {
      setGoing(null);
      if (!abort.signal.aborted) setFailure((error as Error).message);
    }
  };

  return (
    <Card title={going === null ? texts.title : texts.sending} className="max-w-2xl">
      {going !== null && <Sending going={going} />}
      {/* Kept while the file goes, so that it is still chosen if it does not arrive. */}
      <form
        noValidate
        className={going === null ? "grid gap-4" : "hidden"}
        onSubmit={(event) => void send(event)}
      >
        <Field label={texts.file} isRequired hint={texts.hint(largest)} error={fault}>
          <Input
            type="file"
            name="file"
            className="h-auto py-1.5"
            onChange={({ target }) => setFault(target.files?.[0] && faultOf(target.files[0]))}
          />
        </Field>
        <Field label={texts.source} hint={texts.sourceHint}>
          <Select
            name="source"
            defaultValue={sources.some(({ id }) => id === given) ? given : ""}
            placeholder={texts.unknown}
            options={sources.map(({ id, agreementName }) => ({
              value: id,
              label: texts.ofSource(id, agreementName),
            }))}
          />
        </Field>
        {failure !== undefined && <Alert tone="bad" isAnnounced title={failure} />}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" disabled={!isLive}>
            {texts.send}
          </Button>
        </div>
      </form>
    </Card>
  );

  function faultOf({ size }: File): string | undefined {
    if (size === 0) return texts.missing;
    return size > largestBytes ? texts.tooLarge(largest) : undefined;
  }
}

function Sending({ going: { name, sent, total, stop } }: { readonly going: Going }) {
  const isSent = sent >= total;
  const size = (bytes: number) => formatBytes(BigInt(bytes));
  return (
    <div role="status">
      <Progress
        label={name}
        {...(isSent ? {} : { percent: (100 * sent) / total })}
        detail={isSent ? texts.checking : texts.sent(size(sent), size(total))}
        action={
          !isSent && (
            <Button size="sm" onClick={stop}>
              {texts.stop}
            </Button>
          )
        }
      />
    </div>
  );
}
