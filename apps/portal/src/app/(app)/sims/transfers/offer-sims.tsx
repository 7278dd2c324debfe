"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { Textarea } from "@tributary/ui/textarea";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { transferPath } from "@/frame/paths.ts";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { offer: texts } = simTransferTexts;

type Kind = keyof typeof texts.kinds;

const NOTHING = { receiver: "", kind: "list" as Kind, list: "", batch: "", from: "" };

/** Asks the aggregator to give SIMs in stock to another operator. */
export function OfferSims() {
  const client = useTRPCClient();
  const router = useRouter();
  const [asked, setAsked] = useState(NOTHING);
  const { confirm } = useCommand(client.simTransfer.offer.mutate, {
    done: ({ sims }) => texts.done(sims),
    onDone: ({ id }) => router.push(transferPath(id)),
  });
  const put = (change: Partial<typeof NOTHING>) => setAsked((was) => ({ ...was, ...change }));
  const send = async (note: string) => {
    const { receiver, kind, list: text, batch, from } = asked;
    const missing = (["receiver", kind, "from"] as const).find((name) => asked[name].trim() === "");
    if (missing !== undefined) throw new Error(`${texts[missing]}: ${texts.missing}`);
    await confirm({ receiver, from, note, sims: kind === "list" ? { kind, text } : { kind, batch } });
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      reason={{ label: texts.note, hint: texts.noteHint }}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={send}
    >
      <Field label={texts.receiver} hint={texts.receiverHint} isRequired>
        <Input
          value={asked.receiver}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => put({ receiver: target.value })}
        />
      </Field>
      <Field label={texts.which} isRequired>
        <Select
          value={asked.kind}
          options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => put({ kind: target.value as Kind })}
        />
      </Field>
      {asked.kind === "list" ? (
        <Field label={texts.list} hint={texts.listHint} isRequired>
          <Textarea
            value={asked.list}
            rows={5}
            spellCheck={false}
            onChange={({ target }) => put({ list: target.value })}
          />
        </Field>
      ) : (
        <Field label={texts.batch} isRequired>
          <Input value={asked.batch} maxLength={60} onChange={({ target }) => put({ batch: target.value })} />
        </Field>
      )}
      <Field label={texts.from} hint={texts.fromHint} isRequired>
        <Input type="date" value={asked.from} onChange={({ target }) => put({ from: target.value })} />
      </Field>
    </ConfirmDialog>
  );
}
