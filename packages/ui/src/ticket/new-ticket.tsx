"use client";

import { useState } from "react";
import { Button } from "../button.tsx";
import { useCommand } from "../command.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { Select } from "../select.tsx";
import { Textarea } from "../textarea.tsx";
import { ticketTexts } from "./texts.ts";
import type { NewTicketInput } from "./ticket.ts";

const { open: texts } = ticketTexts;

const EMPTY = {
  ...{ subject: "", text: "", channel: "phone", category: "other", priority: "normal" },
  ...{ subscriber: "", name: "", address: "" },
};

interface NewTicketProps {
  /** For whose desk it is opened, where one person works for several. */
  readonly operatorName?: string;
  readonly open: (input: NewTicketInput & { readonly idempotencyKey: string }) => Promise<{ number: number }>;
  readonly onOpened: (number: number) => void;
}

/** Opens a ticket for somebody who called or wrote otherwise. */
export function NewTicket({ operatorName, open, onOpened }: NewTicketProps) {
  const [typed, setTyped] = useState(EMPTY);
  const { confirm } = useCommand(open, {
    done: texts.done,
    onDone: ({ number }) => {
      setTyped(EMPTY);
      onOpened(number);
    },
  });
  const set = (field: keyof typeof EMPTY) => ({
    value: typed[field],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [field]: target.value }),
  });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.action}</Button>}
      title={operatorName === undefined ? texts.title : texts.titleOf(operatorName)}
      confirmLabel={texts.action}
      onConfirm={() => confirm(openedBy(typed))}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={texts.subject} isRequired className="sm:col-span-2">
          <Input maxLength={300} {...set("subject")} />
        </Field>
        <Field label={texts.text} isRequired className="sm:col-span-2">
          <Textarea rows={4} maxLength={20_000} {...set("text")} />
        </Field>
        <Field label={texts.channel}>
          <Select
            options={optionsOf(ticketTexts.channels).filter(({ value }) => value !== "mail")}
            {...set("channel")}
          />
        </Field>
        <Field label={texts.category}>
          <Select options={optionsOf(ticketTexts.categories)} {...set("category")} />
        </Field>
        <Field label={texts.priority}>
          <Select
            options={Object.entries(ticketTexts.priorities).map(([value, { label }]) => ({ value, label }))}
            {...set("priority")}
          />
        </Field>
        <Field label={texts.subscriber} hint={texts.optional}>
          <Input maxLength={40} {...set("subscriber")} />
        </Field>
        <Field label={texts.name} hint={texts.optional}>
          <Input maxLength={200} {...set("name")} />
        </Field>
        <Field label={texts.address} hint={texts.addressHint}>
          <Input type="email" maxLength={300} {...set("address")} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function openedBy({ subscriber, name, address, ...typed }: typeof EMPTY): NewTicketInput {
  const hasRequester = name.trim() !== "" || address.trim() !== "";
  return {
    ...typed,
    subscriber: subscriber.trim() || null,
    requester: hasRequester ? { name: name.trim(), address: address.trim() || null } : null,
  };
}
