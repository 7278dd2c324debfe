"use client";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { portingTexts } from "@/texts/porting.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Port } from "../status.tsx";

const { step: texts, reasons, ...words } = portingTexts;

type Step = Port["steps"][number];
type Reason = NonNullable<Port["reason"]>;

/** Why a request ends, by how it ends. */
const REASONS: Readonly<Partial<Record<Step, readonly Reason[]>>> = {
  refuse: [
    "number-unknown",
    "not-the-holder",
    "data-incomplete",
    "number-inactive",
    "contract-runs",
    "ported-already",
    "other",
  ],
  fail: ["no-answer", "technical", "holder-changed-mind", "other"],
};

interface StepDialogProps {
  readonly port: Port;
  readonly step: Step;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const NOTHING = { reason: "", from: "", until: "", evidence: "" };

/** Asks for what a record needs: what it is known by, a reason, a window. */
export function StepDialog({ port: { id, direction, zone }, step, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [said, setSaid] = useState(NOTHING);
  const { confirm } = useCommand(client.porting.step.mutate, {
    done: texts.done,
    onDone: () => setSaid(NOTHING),
  });
  const put = (change: Partial<typeof NOTHING>) => setSaid((was) => ({ ...was, ...change }));
  const send = async (note: string) => {
    const { reason, evidence, from, until } = said;
    if (REASONS[step] !== undefined && reason === "") throw new Error(`${texts.reason}: ${texts.missing}`);
    await confirm({
      ...{ id, step, evidence, note, reason: reason === "" ? null : (reason as Reason) },
      window: step === "schedule" ? { from, until } : null,
    });
  };
  return (
    <ConfirmDialog
      title={texts.actions[step]}
      description={step === "complete" ? portingTexts.follows[direction] : texts.descriptions[step]}
      confirmLabel={texts.confirm}
      reason={{ label: words.note, hint: words.noteHint, isRequired: step === "cancel" }}
      isDanger={step === "cancel"}
      onConfirm={send}
      {...dialog}
    >
      {REASONS[step] !== undefined && (
        <Field label={texts.reason} isRequired>
          <Select
            value={said.reason}
            placeholder={texts.chooseReason}
            options={REASONS[step].map((value) => ({ value, label: reasons[value] }))}
            onChange={({ target }) => put({ reason: target.value })}
          />
        </Field>
      )}
      {step === "schedule" && (
        <>
          <Field label={texts.from(zone)} isRequired>
            <Input
              type="datetime-local"
              value={said.from}
              onChange={({ target }) => put({ from: target.value })}
            />
          </Field>
          <Field label={texts.until(zone)} isRequired>
            <Input
              type="datetime-local"
              value={said.until}
              onChange={({ target }) => put({ until: target.value })}
            />
          </Field>
        </>
      )}
      {step !== "cancel" && (
        <Field label={words.evidence} hint={words.evidenceHint} isRequired>
          <Input
            value={said.evidence}
            maxLength={200}
            onChange={({ target }) => put({ evidence: target.value })}
          />
        </Field>
      )}
    </ConfirmDialog>
  );
}
