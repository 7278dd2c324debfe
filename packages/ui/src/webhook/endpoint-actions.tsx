"use client";
import { useState } from "react";
import { Button } from "../button.tsx";
import { useCommand } from "../command.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { EditEndpoint } from "./edit-endpoint.tsx";
import { webhookTexts as texts } from "./texts.ts";
import type { ShownEndpoint } from "./webhook.ts";
import { useWebhookCommands } from "./webhook-commands.tsx";

/** What can be done with an endpoint as it stands. */
export function EndpointActions({ endpoint }: { readonly endpoint: ShownEndpoint }) {
  const { id } = endpoint;
  const commands = useWebhookCommands();
  const test = useCommand(commands.test, { done: texts.test.done });
  const on = useCommand(commands.switch, { done: texts.switch.onDone });
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
  const commands = useWebhookCommands();
  const { confirm } = useCommand(commands.switch, { done: texts.switch.offDone });
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
  const commands = useWebhookCommands();
  const { confirm } = useCommand(commands.rotate, { done: texts.rotate.done });
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
  const commands = useWebhookCommands();
  const { replay } = texts;
  const [day, setDay] = useState("");
  const { confirm } = useCommand(commands.replaySince, {
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
