"use client";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";
import { type AskedTime, chosenTime, TimeFields } from "./time-fields.tsx";

const { joinPool: texts, missing } = oneSubscriberTexts;

/** Lets somebody else use an allowance of this subscriber's plan. */
export function JoinPoolDialog({
  subscriber: { number: holder, pools, choices },
  ...dialog
}: StepDialogProps) {
  const client = useTRPCClient();
  const [member, setMember] = useState("");
  const [bundle, setBundle] = useState(pools.own[0]?.bundle ?? "");
  const [cap, setCap] = useState("");
  const [time, setTime] = useState<AskedTime>({ when: "now", since: "" });
  const { confirm } = useCommand(client.subscriber.joinPool.mutate, { done: texts.done });
  const pool = pools.own.find((each) => each.bundle === bundle);
  const send = async (note: string) => {
    if (member === "") throw new Error(`${texts.member}: ${missing}`);
    await confirm({
      ...{ number: member, holder, bundle, cap: cap === "" ? null : cap, note },
      when: chosenTime(time, texts.since),
    });
  };
  return (
    <StepDialog {...dialog} texts={texts} onConfirm={send}>
      <Field label={texts.member} hint={texts.memberHint} isRequired>
        <Input value={member} maxLength={40} onChange={({ target }) => setMember(target.value)} />
      </Field>
      <Field label={texts.pool} isRequired>
        <Select
          value={bundle}
          options={pools.own.map((each) => ({ value: each.bundle, label: each.description }))}
          onChange={({ target }) => setBundle(target.value)}
        />
      </Field>
      {pool !== undefined && (
        <Field label={texts.cap(pool.unit)} hint={texts.capHint(pool.cap)}>
          <Input
            value={cap}
            maxLength={30}
            inputMode="decimal"
            onChange={({ target }) => setCap(target.value)}
          />
        </Field>
      )}
      <TimeFields labels={texts} openDays={choices?.openDays} time={time} onChange={setTime} />
    </StepDialog>
  );
}
