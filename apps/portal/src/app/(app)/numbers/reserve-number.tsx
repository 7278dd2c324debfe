"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { numberTexts } from "@/texts/inventory.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { reserve: texts } = numberTexts;

const NOTHING = { subscriber: "", note: "", minutes: "30" };

/** Keeps a free number for somebody for a while. */
export function ReserveNumber({ msisdn }: { readonly msisdn: string }) {
  const client = useTRPCClient();
  const [kept, setKept] = useState(NOTHING);
  const { confirm } = useCommand(client.number.reserve.mutate, {
    done: texts.done,
    onDone: () => setKept(NOTHING),
  });
  const put = (change: Partial<typeof NOTHING>) => setKept((was) => ({ ...was, ...change }));
  const send = async () => {
    const [subscriber, note] = [kept.subscriber.trim(), kept.note.trim()];
    if (subscriber === "" && note === "") throw new Error(texts.missing);
    await confirm({
      ...{ msisdn, note, minutes: Number(kept.minutes) },
      subscriber: subscriber === "" ? null : subscriber,
    });
  };
  return (
    <ConfirmDialog
      title={texts.title(msisdn)}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={send}
    >
      <Field label={texts.subscriber} hint={texts.subscriberHint}>
        <Input
          value={kept.subscriber}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => put({ subscriber: target.value })}
        />
      </Field>
      <Field label={texts.note} hint={texts.noteHint}>
        <Input value={kept.note} maxLength={200} onChange={({ target }) => put({ note: target.value })} />
      </Field>
      <Field label={texts.minutes} isRequired>
        <Select
          value={kept.minutes}
          options={Object.entries(texts.terms).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => put({ minutes: target.value })}
        />
      </Field>
    </ConfirmDialog>
  );
}
