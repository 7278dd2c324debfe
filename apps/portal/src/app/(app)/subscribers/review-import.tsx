"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { DescriptionList } from "@tributary/ui/description-list";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { encodeFile } from "@/frame/send-file.ts";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { ImportPreview } from "./send-file.ts";

const { import: texts } = subscriberTexts;

interface ReviewImportProps {
  readonly file: File;
  readonly preview: ImportPreview;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** What the file comes to, before it is taken, or which rows hold it back. */
export function ReviewImport({ file, preview, onBack, onDone }: ReviewImportProps) {
  const { subscribers, active, newSims, newNumbers, faultCount } = preview;
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.subscriber.import.mutate, {
    done: (imported) => texts.done(imported.subscribers),
    onDone,
  });
  const send = async () => {
    await run({ fileName: file.name.slice(-200), fileBase64: await encodeFile(file) });
  };
  const isGood = faultCount === 0 && subscribers > 0;
  return (
    <div className="grid gap-4">
      <Alert
        tone={isGood ? "good" : "bad"}
        isAnnounced
        title={isGood ? texts.good : texts.faults(faultCount)}
      >
        {!isGood && <p>{texts.faultsText}</p>}
      </Alert>
      <DescriptionList
        columns={4}
        items={[
          { term: texts.sums.subscribers, value: subscribers },
          { term: texts.sums.active, value: active },
          { term: texts.sums.sims, value: newSims },
          { term: texts.sums.numbers, value: newNumbers },
        ]}
      />
      {faultCount > 0 && <Faults preview={preview} />}
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>{texts.back}</Button>
        {isGood && (
          <Button variant="primary" isPending={isPending} onClick={() => void send()}>
            {texts.confirm(subscribers)}
          </Button>
        )}
      </div>
    </div>
  );
}

function Faults({ preview: { faults, faultCount } }: { readonly preview: ImportPreview }) {
  const hidden = faultCount - faults.length;
  return (
    <div className="overflow-hidden rounded-lg border">
      <Table caption={texts.faultsCaption}>
        <thead>
          <tr>
            <HeadCell>{texts.columns.line}</HeadCell>
            <HeadCell>{texts.columns.column}</HeadCell>
            <HeadCell>{texts.columns.reason}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, column, reason }) => (
            <tr key={`${line} ${column} ${reason}`}>
              <RowHead>{line}</RowHead>
              <Cell>{column}</Cell>
              <Cell>{reason}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {hidden > 0 && <p className="border-t px-4 py-2 text-muted-foreground text-xs">{texts.more(hidden)}</p>}
    </div>
  );
}
