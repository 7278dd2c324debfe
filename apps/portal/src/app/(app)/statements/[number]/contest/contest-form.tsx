"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { useNavigate } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Textarea } from "@tributary/ui/textarea";
import { type FormEvent, type ReactNode, useState } from "react";
import { disputePath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { ContestLines } from "./contest-lines.tsx";
import { type ContestableLine, type Entered, readEntered, sumOf } from "./contest-state.ts";

const { contest: texts } = statementTexts;

interface ContestFormProps {
  readonly number: string;
  readonly version: number;
  readonly currency: string;
  readonly lines: readonly ContestableLine[];
  readonly cancel: ReactNode;
}

/** Chooses lines, says how much of each and why, and opens the dispute. */
export function ContestForm({ number, version, currency, lines, cancel }: ContestFormProps) {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [entered, setEntered] = useState<Entered>(new Map());
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const { run, isPending, refusal } = useCommand(client.statement.contest.mutate, {
    done: (dispute) => texts.done(dispute.number),
    onDone: (dispute) => navigate(disputePath(dispute.number)),
  });
  const chosen = readEntered(lines, entered);
  const hasReason = reason.trim() !== "";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const contested = chosen.flatMap(({ lineNumber, contestedMicros }) =>
      contestedMicros === null ? [] : [{ lineNumber, contestedMicros }],
    );
    if (contested.length === 0 || contested.length < chosen.length || !hasReason) return;
    void run({ number, version, lines: contested, reason });
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <Card isFlush>
        <ContestLines
          lines={lines}
          currency={currency}
          entered={entered}
          wrong={new Set(isChecked ? chosen.flatMap(wrongLine) : [])}
          onEnter={setEntered}
        />
      </Card>
      <Card>
        <div className="grid gap-4">
          <Field
            label={texts.reason}
            hint={texts.reasonHint}
            isRequired
            error={isChecked && !hasReason ? texts.reasonMissing : undefined}
          >
            <Textarea
              value={reason}
              maxLength={2_000}
              rows={4}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          {isChecked && chosen.length === 0 && <Alert tone="bad" isAnnounced title={texts.noLine} />}
          {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p aria-live="polite" className="text-sm">
              {texts.total}{" "}
              <Money micros={sumOf(chosen)} currency={currency} className="font-semibold text-base" />
            </p>
            <div className="flex flex-wrap gap-2">
              {cancel}
              <Button type="submit" variant="primary" isPending={isPending}>
                {texts.submit}
              </Button>
            </div>
          </div>
        </div>
      </Card>
    </form>
  );
}

function wrongLine({ lineNumber, contestedMicros }: ReturnType<typeof readEntered>[number]): number[] {
  return contestedMicros === null ? [lineNumber] : [];
}
