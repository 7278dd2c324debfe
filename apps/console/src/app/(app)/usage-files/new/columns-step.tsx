"use client";
import { Alert } from "@tributary/ui/alert";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { useNavigate } from "@tributary/ui/link-context";
import { useState } from "react";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { ColumnList } from "./column-list.tsx";
import { FirstRows } from "./first-rows.tsx";
import { wizardPath } from "./search.ts";
import type { Guessed } from "./types.ts";
import { useDraft } from "./use-draft.ts";
import { WhoseUsage } from "./whose-usage.tsx";
import { Writing } from "./writing.tsx";

const { columns: texts, questions: asked } = usageUploadTexts;

interface ColumnsStepProps {
  readonly guessed: Guessed;
  readonly timeZones: readonly string[];
}

/** Says what a file's columns hold: guesses to be checked, and questions to be answered. */
export function ColumnsStep({ guessed: first, timeZones }: ColumnsStepProps) {
  const { guessed, draft, change, cut, takeFor, agreementId, setAgreementId, isAsking, failure } =
    useDraft(first);
  const [open, setOpen] = useState<Guessed["questions"]>([]);
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { run, isPending, refusal } = useCommand(client.usageUpload.draft.mutate, {
    onDone: ({ questions }) => {
      setOpen(questions);
      if (questions.length === 0) navigate(wizardPath(guessed.id, "test"));
    },
  });
  const agreement = guessed.agreements.find(({ id }) => id === agreementId);
  const hasFixedColumns = draft.format === "tap3" || draft.format === "nrtrde";
  return (
    <div className="grid gap-5" aria-busy={isAsking}>
      {failure !== undefined && <Alert tone="bad" isAnnounced title={failure} />}
      <Writing guessed={guessed} draft={draft} onCut={(dialect) => void cut(dialect)} onChange={change} />
      <WhoseUsage
        agreements={guessed.agreements}
        agreement={agreement}
        onAgreement={setAgreementId}
        draft={draft}
        onChange={change}
      />
      {hasFixedColumns ? (
        <Alert title={texts.fixed(texts.formats[draft.format])} />
      ) : (
        <ColumnList
          guessed={guessed}
          draft={draft}
          open={open}
          zone={agreement?.zone}
          timeZones={timeZones}
          onChange={change}
          onTakeFor={takeFor}
        />
      )}
      <FirstRows guessed={guessed} />
      {open.length > 0 && (
        <Alert tone="warning" isAnnounced title={texts.openTitle(open.length)}>
          <ul className="list-disc pl-5">
            {open.map((question) => (
              <li key={question}>{asked[question]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <ButtonLink href="/usage-files/new">{texts.back}</ButtonLink>
          <Button
            variant="primary"
            isPending={isPending}
            onClick={() => void run({ uploadId: guessed.id, draft, agreementId })}
          >
            {texts.next}
          </Button>
        </div>
      </Card>
    </div>
  );
}
