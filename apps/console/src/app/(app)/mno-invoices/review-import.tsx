"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { useNavigate } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import type { ReactNode } from "react";
import { mnoInvoicePath } from "@/frame/paths.ts";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { CheckList } from "./check-list.tsx";
import { PreviewLines } from "./preview-lines.tsx";
import { type ChosenFile, encodeFile } from "./send-file.ts";
import type { Preview } from "./types.ts";

const { import: texts, facts } = mnoInvoiceTexts;

interface ReviewImportProps extends ChosenFile {
  readonly preview: Preview;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** What the file comes to, before it is recorded. */
export function ReviewImport({ preview, onBack, onDone, ...chosen }: ReviewImportProps) {
  const outcome = texts.outcome[preview.status ?? "refused"];
  return (
    <div className="grid gap-4">
      <Alert tone={outcome.tone} title={outcome.title} isAnnounced>
        <p>{outcome.text}</p>
        {preview.supersedes.map(({ number, revision }) => (
          <p key={`${number} ${revision}`}>{texts.supersedes(number, revision)}</p>
        ))}
      </Alert>
      <Part title={texts.header}>
        <Header preview={preview} />
      </Part>
      <Part title={texts.checks}>
        <CheckList checks={preview.checks} currency={preview.currency} />
      </Part>
      <Part title={texts.lines(preview.lines.length, preview.lineCount)}>
        <PreviewLines preview={preview} />
      </Part>
      <Actions preview={preview} chosen={chosen} onBack={onBack} onDone={onDone} />
    </div>
  );
}

interface ActionsProps {
  readonly preview: Preview;
  readonly chosen: ChosenFile;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function Actions({ preview: { status }, chosen, onBack, onDone }: ActionsProps) {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { run, isPending, refusal } = useCommand(client.mnoInvoice.import.mutate, {
    done: (imported) =>
      imported.status === "flagged" ? texts.doneFlagged(imported.number) : texts.done(imported.number),
    onDone: ({ id }) => {
      onDone();
      navigate(mnoInvoicePath(id));
    },
  });
  const send = async () => {
    const { agreementId, file, isRevision } = chosen;
    const fileBase64 = await encodeFile(file);
    await run({ agreementId, isRevision, fileName: file.name.slice(-200), fileBase64 });
  };
  return (
    <>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>{texts.back}</Button>
        {status !== null && (
          <Button variant="primary" isPending={isPending} onClick={() => void send()}>
            {status === "flagged" ? texts.confirmFlagged : texts.confirm}
          </Button>
        )}
      </div>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 font-semibold text-sm">{title}</h3>
      <div className="overflow-hidden rounded-lg border">{children}</div>
    </section>
  );
}

function Header({ preview }: { readonly preview: Preview }) {
  const { currency } = preview;
  const money = (micros: bigint) => <Money micros={micros} currency={currency} />;
  return (
    <DescriptionList
      className="p-3"
      columns={3}
      items={[
        { term: facts.number, value: `${preview.number}, ${mnoInvoiceTexts.revision(preview.revision)}` },
        { term: facts.sender, value: preview.sender },
        { term: facts.period, value: <PeriodLabel period={preview.period} /> },
        { term: facts.issued, value: <Day on={preview.issuedOn} /> },
        { term: facts.due, value: <Day on={preview.dueOn} /> },
        { term: facts.net, value: money(preview.netMicros) },
        { term: facts.tax, value: money(preview.taxMicros) },
        { term: facts.gross, value: money(preview.grossMicros) },
      ]}
    />
  );
}
