"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { Textarea } from "@tributary/ui/textarea";
import { ticketTexts } from "@tributary/ui/ticket/words";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ticketPath } from "@/frame/paths.ts";
import { supportTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

const { open: texts } = supportTexts;

type Opened = Inputs["ticket"]["open"];

const EMPTY = {
  ...{ subject: "", text: "", channel: "phone", category: "other", priority: "normal" },
  ...{ subscriber: "", name: "", address: "" },
};

/** Opens a ticket for somebody who called or wrote otherwise. */
export function NewTicket() {
  const client = useTRPCClient();
  const router = useRouter();
  const [typed, setTyped] = useState(EMPTY);
  const { confirm } = useCommand(client.ticket.open.mutate, {
    done: texts.done,
    onDone: ({ number }) => router.push(ticketPath(number)),
  });
  const set = (field: keyof typeof EMPTY) => ({
    value: typed[field],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [field]: target.value }),
  });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.action}</Button>}
      title={texts.title}
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

function openedBy({ subscriber, name, address, ...typed }: typeof EMPTY): Omit<Opened, "idempotencyKey"> {
  const hasRequester = name.trim() !== "" || address.trim() !== "";
  return {
    // All three are chosen from what there is.
    ...(typed as Pick<Opened, "subject" | "text" | "channel" | "category" | "priority">),
    subscriber: subscriber.trim() || null,
    requester: hasRequester ? { name: name.trim(), address: address.trim() || null } : null,
  };
}
