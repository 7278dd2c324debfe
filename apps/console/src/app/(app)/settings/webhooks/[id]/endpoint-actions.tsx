"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { webhookTexts as texts } from "@/texts/webhook.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { EditEndpoint } from "../edit-endpoint.tsx";

type Endpoint = Outputs["webhook"]["show"]["endpoint"];

/** What can be done with an endpoint as it stands. */
export function EndpointActions({ endpoint }: { readonly endpoint: Endpoint }) {
  const { id } = endpoint;
  const client = useTRPCClient();
  const test = useCommand(client.webhook.test.mutate, { done: texts.test.done });
  const on = useCommand(client.webhook.switch.mutate, { done: texts.switch.onDone });
  if (endpoint.disabledAt !== null) {
    return (
      <>
        <EditEndpoint endpoint={endpoint} />
        <Button variant="primary" isPending={on.isPending} onClick={() => void on.run({ id, isOn: true })}>
          {texts.switch.on}
        </Button>
      </>
    );
  }
  return (
    <>
      <SwitchOff id={id} />
      <Rotate id={id} />
      <CatchUp id={id} />
      <EditEndpoint endpoint={endpoint} />
      <Button variant="primary" isPending={test.isPending} onClick={() => void test.run({ id })}>
        {texts.test.action}
      </Button>
    </>
  );
}

interface OneProps {
  readonly id: string;
}

function SwitchOff({ id }: OneProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.webhook.switch.mutate, { done: texts.switch.offDone });
  return (
    <ConfirmDialog
      title={texts.switch.offTitle}
      description={texts.switch.offText}
      confirmLabel={texts.switch.off}
      trigger={<Button>{texts.switch.off}</Button>}
      isDanger
      onConfirm={() => confirm({ id, isOn: false })}
    />
  );
}

function Rotate({ id }: OneProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.webhook.rotate.mutate, { done: texts.rotate.done });
  return (
    <ConfirmDialog
      title={texts.rotate.title}
      description={texts.rotate.text}
      confirmLabel={texts.rotate.confirm}
      trigger={<Button>{texts.rotate.action}</Button>}
      onConfirm={() => confirm({ id })}
    />
  );
}

/** Sends what did not arrive since a day. */
function CatchUp({ id }: OneProps) {
  const client = useTRPCClient();
  const { replay } = texts;
  const [day, setDay] = useState("");
  const { confirm } = useCommand(client.webhook.replaySince.mutate, {
    done: ({ again, missed }) => replay.done(again, missed),
  });
  const send = async () => {
    if (day === "") throw new Error(replay.missing);
    await confirm({ id, since: new Date(`${day}T00:00:00Z`) });
  };
  return (
    <ConfirmDialog
      title={replay.title}
      description={replay.text}
      confirmLabel={replay.confirm}
      trigger={<Button>{replay.all}</Button>}
      onConfirm={send}
    >
      <Field label={replay.since} isRequired>
        <Input type="date" value={day} onChange={({ target }) => setDay(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
