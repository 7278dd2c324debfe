"use client";
import { useState } from "react";
import { Button } from "../button.tsx";
import { Checkbox } from "../checkbox.tsx";
import { useCommand } from "../command.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { webhookTexts } from "./texts.ts";
import type { ShownEndpoint } from "./webhook.ts";
import { useWebhookCommands } from "./webhook-commands.tsx";

const { edit: texts, events } = webhookTexts;

const { "webhook.test": _test, ...chosen } = events;
const CHOICES = Object.entries(chosen);

const draftOf = (endpoint: ShownEndpoint | undefined) => ({
  url: endpoint?.url ?? "",
  description: endpoint?.description ?? "",
  eventTypes: CHOICES.map(([type]) => type).filter((type) => endpoint?.eventTypes.includes(type)),
});

/** Adds an endpoint, or changes the one that is given. */
export function EditEndpoint({ endpoint }: { readonly endpoint?: ShownEndpoint }) {
  const commands = useWebhookCommands();
  const isNew = endpoint === undefined;
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const add = useCommand(commands.add, { done: texts.added });
  const change = useCommand(commands.change, { done: texts.changed });
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
