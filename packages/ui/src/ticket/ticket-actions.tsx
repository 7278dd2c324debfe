"use client";

import { useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { useCommand } from "../command.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { Select } from "../select.tsx";
import { useShortcuts } from "../use-shortcuts.tsx";
import { ticketTexts } from "./texts.ts";
import type { Ticket, TicketCommands } from "./ticket.ts";

const { actions: texts } = ticketTexts;

interface TicketActionsProps {
  readonly ticket: Ticket;
  readonly commands: TicketCommands;
  /** Who acts. */
  readonly actor: string;
  readonly onReply: () => void;
}

/** What is done to a ticket besides answering: E closes it, S lets it rest, R leads to the reply. */
export function TicketActions({ ticket, commands, actor, onReply }: TicketActionsProps) {
  const { number, can } = ticket;
  const [isSnoozing, setSnoozing] = useState(false);
  const finish = useCommand(commands.finish, { done: texts.finished });
  const reopen = useCommand(commands.reopen, { done: texts.reopened });
  const assign = useCommand(commands.assign, { done: texts.taken });
  useShortcuts({
    e: () => can.finish && void finish.run({ number }),
    s: () => can.snooze && setSnoozing(true),
    r: (event) => {
      event.preventDefault();
      onReply();
    },
  });
  const refusal = finish.refusal ?? reopen.refusal ?? assign.refusal;
  return (
    <>
      {can.change && ticket.assignee !== actor && (
        <Button isPending={assign.isPending} onClick={() => void assign.run({ number, assignee: actor })}>
          {texts.take}
        </Button>
      )}
      {can.change && <RetagDialog ticket={ticket} commands={commands} />}
      {can.change && <LinkDialog ticket={ticket} commands={commands} />}
      {can.change && <MergeDialog ticket={ticket} commands={commands} />}
      {can.snooze && (
        <SnoozeDialog ticket={ticket} commands={commands} isOpen={isSnoozing} onOpenChange={setSnoozing} />
      )}
      {can.finish && (
        <Button variant="primary" isPending={finish.isPending} onClick={() => void finish.run({ number })}>
          {texts.finish}
        </Button>
      )}
      {can.reopen && ticket.status !== "todo" && (
        <Button isPending={reopen.isPending} onClick={() => void reopen.run({ number })}>
          {texts.reopen}
        </Button>
      )}
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} className="w-full" />}
    </>
  );
}

type DialogProps = Pick<TicketActionsProps, "ticket" | "commands">;

function SnoozeDialog({
  ticket: { number },
  commands,
  isOpen,
  onOpenChange,
}: DialogProps & { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void }) {
  const [until, setUntil] = useState("");
  const { confirm } = useCommand(commands.snooze, { done: texts.snoozed });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.snooze}</Button>}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={texts.snoozeTitle}
      description={texts.snoozeText}
      confirmLabel={texts.snooze}
      onConfirm={() => confirm({ number, until: new Date(until) })}
    >
      <Field label={texts.until} isRequired>
        <Input type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

function MergeDialog({ ticket: { number }, commands }: DialogProps) {
  const [into, setInto] = useState("");
  const { confirm } = useCommand(commands.merge, { done: texts.merged });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.merge}</Button>}
      title={texts.mergeTitle}
      description={texts.mergeText}
      confirmLabel={texts.merge}
      isDanger
      onConfirm={() => confirm({ number, into: Number(into.replace(/^t-/i, "")) || 0 })}
    >
      <Field label={texts.into} isRequired>
        <Input value={into} placeholder="T-12" onChange={({ target }) => setInto(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

function LinkDialog({ ticket: { number }, commands }: DialogProps) {
  const [kind, setKind] = useState("bill");
  const [reference, setReference] = useState("");
  const { confirm } = useCommand(commands.link, { done: texts.linked });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.link}</Button>}
      title={texts.linkTitle}
      confirmLabel={texts.link}
      onConfirm={() => confirm({ number, kind, reference })}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={texts.linkKind}>
          <Select
            value={kind}
            onChange={({ target }) => setKind(target.value)}
            options={Object.entries(ticketTexts.links).map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <Field label={texts.linkReference} isRequired>
          <Input value={reference} maxLength={120} onChange={({ target }) => setReference(target.value)} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}

function RetagDialog({ ticket, commands }: DialogProps) {
  const [priority, setPriority] = useState(ticket.priority);
  const [category, setCategory] = useState(ticket.category);
  const [subscriber, setSubscriber] = useState(ticket.subscriber?.number ?? "");
  const { confirm } = useCommand(commands.retag, { done: texts.retagged });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.retag}</Button>}
      title={texts.retagTitle}
      confirmLabel={texts.retag}
      onConfirm={() =>
        confirm({ number: ticket.number, priority, category, subscriber: subscriber.trim() || null })
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={texts.priority}>
          <Select
            value={priority}
            onChange={({ target }) => setPriority(target.value)}
            options={Object.entries(ticketTexts.priorities).map(([value, { label }]) => ({ value, label }))}
          />
        </Field>
        <Field label={texts.category}>
          <Select
            value={category}
            onChange={({ target }) => setCategory(target.value)}
            options={Object.entries(ticketTexts.categories).map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <Field label={texts.subscriber} hint={texts.subscriberHint}>
          <Input value={subscriber} maxLength={40} onChange={({ target }) => setSubscriber(target.value)} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
