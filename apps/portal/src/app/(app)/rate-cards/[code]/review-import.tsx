"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { DescriptionList } from "@tributary/ui/description-list";
import { Field } from "@tributary/ui/field";
import { useNavigate } from "@tributary/ui/link-context";
import { useState } from "react";
import { rateCardPath } from "@/frame/paths.ts";
import { encodeFile } from "@/frame/send-file.ts";
import { rateImportTexts as texts } from "@/texts/rate-import.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { ImportPreview } from "./import-dialog.tsx";
import { ImportChanges, ImportFaults, ImportQuestions } from "./import-tables.tsx";

interface ReviewImportProps {
  readonly code: string;
  readonly file: File;
  readonly preview: ImportPreview;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** What the file comes to, before it is put into the draft, or which rows hold it back. */
export function ReviewImport({ code, file, preview, onBack, onDone }: ReviewImportProps) {
  const { isApplicable, questionCount, fingerprint } = preview;
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [isMeant, setMeant] = useState(false);
  const [hasTried, setTried] = useState(false);
  const { run, isPending, refusal } = useCommand(client.rateCard.import.mutate, {
    done: ({ version }) => texts.done(version),
    onDone: ({ version }) => {
      onDone();
      navigate(rateCardPath(code, version));
    },
  });
  const send = async () => {
    setTried(true);
    if (questionCount > 0 && !isMeant) return;
    const fileBase64 = await encodeFile(file);
    await run({ code, fileName: file.name.slice(-200), fileBase64, fingerprint, isEveryPriceMeant: isMeant });
  };
  const isUnanswered = hasTried && questionCount > 0 && !isMeant;
  return (
    <div className="grid gap-4">
      <Outcome preview={preview} />
      {isApplicable ? <Sums preview={preview} /> : <ImportFaults preview={preview} />}
      {questionCount > 0 && (
        <>
          <ImportQuestions preview={preview} />
          <Field label={texts.asked.confirm} isInline error={isUnanswered ? texts.asked.missing : undefined}>
            <Checkbox checked={isMeant} onCheckedChange={(checked) => setMeant(checked === true)} />
          </Field>
        </>
      )}
      {isApplicable && <ImportChanges preview={preview} />}
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>{texts.back}</Button>
        {isApplicable && (
          <Button variant="primary" isPending={isPending} onClick={() => void send()}>
            {texts.confirm}
          </Button>
        )}
      </div>
    </div>
  );
}

function Outcome({ preview }: { readonly preview: ImportPreview }) {
  const { isApplicable, faultCount, questionCount, ignoredColumns, emptyZones, emptyZoneCount } = preview;
  const tone = isApplicable ? (questionCount > 0 ? "warning" : "good") : "bad";
  const title = isApplicable
    ? questionCount > 0
      ? texts.asked.title(questionCount)
      : texts.good.title
    : texts.bad.title(faultCount);
  return (
    <Alert tone={tone} isAnnounced title={title}>
      <p>{isApplicable ? (questionCount > 0 ? texts.asked.text : texts.good.text) : texts.bad.text}</p>
      {ignoredColumns.length > 0 && <p>{texts.ignored(ignoredColumns.join(", "))}</p>}
      {emptyZones.length > 0 && <p>{texts.emptyZones(emptyZoneCount, emptyZones.join(", "))}</p>}
    </Alert>
  );
}

function Sums({ preview }: { readonly preview: ImportPreview }) {
  const { rows, counts, unchanged, prefixes, networks } = preview;
  const { sums } = texts;
  const moves = ({ added, moved, ended }: typeof prefixes) => sums.moves(added, moved, ended);
  return (
    <DescriptionList
      columns={4}
      items={[
        { term: sums.rows, value: rows },
        { term: sums.new, value: counts.new },
        { term: sums.changed, value: counts.changed },
        { term: sums.ended, value: counts.ended },
        { term: sums.unchanged, value: unchanged },
        { term: sums.prefixes, value: moves(prefixes) },
        { term: sums.networks, value: moves(networks) },
      ]}
    />
  );
}
