"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { portPath } from "@/frame/paths.ts";
import { portingTexts } from "@/texts/porting.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

const { request: texts, ...words } = portingTexts;

type Direction = Inputs["porting"]["request"]["direction"];

const NOTHING = { msisdn: "", subscriber: "", provider: "", evidence: "" };

/** Opens a request to bring a number here, or to let one go. */
export function RequestPort() {
  const client = useTRPCClient();
  const router = useRouter();
  const [direction, setDirection] = useState<Direction>("in");
  const [asked, setAsked] = useState(NOTHING);
  const { confirm } = useCommand(client.porting.request.mutate, {
    done: texts.done,
    onDone: ({ id }) => router.push(portPath(id)),
  });
  const put = (change: Partial<typeof NOTHING>) => setAsked((was) => ({ ...was, ...change }));
  const send = async (note: string) => {
    const { subscriber, ...rest } = asked;
    const needed =
      direction === "in"
        ? (["msisdn", "subscriber", "provider"] as const)
        : (["msisdn", "provider"] as const);
    const missing = needed.find((name) => asked[name].trim() === "");
    if (missing !== undefined) throw new Error(`${texts[missing]}: ${texts.missing}`);
    await confirm({ ...rest, direction, note, subscriber: direction === "in" ? subscriber.trim() : null });
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      reason={{ label: words.note, hint: words.noteHint }}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={send}
    >
      <Field label={texts.direction} isRequired>
        <Select
          value={direction}
          options={Object.entries(texts.directions).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => setDirection(target.value as Direction)}
        />
      </Field>
      <Field label={texts.msisdn} hint={texts.msisdnHint} isRequired>
        <Input
          value={asked.msisdn}
          maxLength={40}
          inputMode="tel"
          onChange={({ target }) => put({ msisdn: target.value })}
        />
      </Field>
      {direction === "in" && (
        <Field label={texts.subscriber} hint={texts.subscriberHint} isRequired>
          <Input
            value={asked.subscriber}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => put({ subscriber: target.value })}
          />
        </Field>
      )}
      <Field label={texts.provider} isRequired>
        <Input
          value={asked.provider}
          maxLength={80}
          onChange={({ target }) => put({ provider: target.value })}
        />
      </Field>
      <Field label={words.evidence} hint={words.evidenceHint}>
        <Input
          value={asked.evidence}
          maxLength={200}
          onChange={({ target }) => put({ evidence: target.value })}
        />
      </Field>
    </ConfirmDialog>
  );
}
