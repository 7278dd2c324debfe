"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Field } from "@tributary/ui/field";
import { formatBytes } from "@tributary/ui/format/quantity";
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
  const [file, setFile] = useState<File>();
  const [sourceId, setSourceId] = useState(sources.some(({ id }) => id === given) ? (given ?? "") : "");
  const [hasTried, setTried] = useState(false);
  const [going, setGoing] = useState<Going | null>(null);
  const [failure, setFailure] = useState<string>();
  const navigate = useNavigate();
  const largest = formatBytes(BigInt(largestBytes));
  const fault = faultOf(file, largestBytes);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (file === undefined || fault !== undefined) return;
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

  if (going !== null) return <Sending going={going} />;
  return (
    <Card title={texts.title} className="max-w-2xl">
      <form noValidate className="grid gap-4" onSubmit={(event) => void send(event)}>
        <Field label={texts.file} isRequired hint={texts.hint(largest)} error={hasTried ? fault : undefined}>
          <Input
            type="file"
            className="h-auto py-1.5"
            onChange={({ target }) => setFile(target.files?.[0])}
          />
        </Field>
        <Field label={texts.source} hint={texts.sourceHint}>
          <Select
            value={sourceId}
            placeholder={texts.unknown}
            onChange={({ target }) => setSourceId(target.value)}
            options={sources.map(({ id, agreementName }) => ({
              value: id,
              label: texts.ofSource(id, agreementName),
            }))}
          />
        </Field>
        {failure !== undefined && <Alert tone="bad" isAnnounced title={failure} />}
        <div className="flex justify-end">
          <Button type="submit" variant="primary">
            {texts.send}
          </Button>
        </div>
      </form>
    </Card>
  );

  function faultOf(chosen: File | undefined, most: number): string | undefined {
    if (chosen === undefined || chosen.size === 0) return texts.missing;
    return chosen.size > most ? texts.tooLarge(largest) : undefined;
  }
}

function Sending({ going: { name, sent, total, stop } }: { readonly going: Going }) {
  const isSent = sent >= total;
  const size = (bytes: number) => formatBytes(BigInt(bytes));
  return (
    <Card title={texts.sending} className="max-w-2xl">
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
    </Card>
  );
}
