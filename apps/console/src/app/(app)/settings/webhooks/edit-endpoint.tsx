"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { webhookTexts } from "@/texts/webhook.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

const { edit: texts, events } = webhookTexts;

type EventType = Inputs["webhook"]["add"]["eventTypes"][number];

const { "webhook.test": _test, ...chosen } = events;
const CHOICES = Object.entries(chosen) as [EventType, string][];

interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
}

const draftOf = (endpoint: Endpoint | undefined) => ({
  url: endpoint?.url ?? "",
  description: endpoint?.description ?? "",
  eventTypes: CHOICES.map(([type]) => type).filter((type) => endpoint?.eventTypes.includes(type)),
});

/** Adds an endpoint, or changes the one that is given. */
export function EditEndpoint({ endpoint }: { readonly endpoint?: Endpoint }) {
  const client = useTRPCClient();
  const isNew = endpoint === undefined;
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const add = useCommand(client.webhook.add.mutate, { done: texts.added });
  const change = useCommand(client.webhook.change.mutate, { done: texts.changed });
  const put = (changed: Partial<typeof draft>) => setDraft((was) => ({ ...was, ...changed }));
  const send = async () => {
    const settings = { ...draft, url: draft.url.trim() };
    if (settings.url === "" || settings.eventTypes.length === 0) throw new Error(texts.missing);
    await (isNew ? add.confirm(settings) : change.confirm({ id: endpoint.id, ...settings }));
  };
  return (
    <ConfirmDialog
      title={isNew ? texts.addTitle : texts.changeTitle}
      description={isNew ? texts.addText : texts.changeText}
      confirmLabel={isNew ? texts.addConfirm : texts.changeConfirm}
      trigger={<Button variant={isNew ? "primary" : "secondary"}>{isNew ? texts.add : texts.change}</Button>}
      onOpenChange={(isOpen) => isOpen && setDraft(draftOf(endpoint))}
      onConfirm={send}
    >
      <Field label={texts.url} hint={texts.urlHint} isRequired>
        <Input
          type="url"
          value={draft.url}
          maxLength={2_000}
          autoComplete="off"
          onChange={({ target }) => put({ url: target.value })}
        />
      </Field>
      <Field label={texts.description}>
        <Input
          value={draft.description}
          maxLength={200}
          onChange={({ target }) => put({ description: target.value })}
        />
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-semibold text-sm">{texts.events}</legend>
        {CHOICES.map(([type, label]) => (
          <Field key={type} label={label} isInline>
            <Checkbox
              checked={draft.eventTypes.includes(type)}
              onCheckedChange={(checked) =>
                put({
                  eventTypes: [
                    ...draft.eventTypes.filter((other) => other !== type),
                    ...(checked === true ? [type] : []),
                  ],
                })
              }
            />
          </Field>
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}
