"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { DescriptionList } from "@tributary/ui/description-list";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { Select } from "@tributary/ui/select";
import { type ReactNode, useState } from "react";
import { supportTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { subscriber: texts } = supportTexts;

type Subscriber = Outputs["ticket"]["subscriber"];

interface CardProps {
  readonly ticket: { readonly operatorId: string; readonly number: number };
  readonly subscriber: Subscriber | null;
  readonly canWrite: boolean;
}

/** The subscriber beside its ticket: masked, until somebody says why they need to know. */
export function SubscriberCard({ ticket, subscriber, canWrite }: CardProps) {
  if (subscriber === null) return <Card title={texts.title}>{texts.none}</Card>;
  const { identity, can } = subscriber;
  return (
    <Card title={`${texts.title} ${subscriber.number}`}>
      <DescriptionList columns={2} items={factsOf(subscriber)} />
      {canWrite && (
        <div className="mt-4 flex flex-wrap gap-2">
          {identity.isMasked && <Reveal ticket={ticket} />}
          {can.suspend && <Suspend ticket={ticket} />}
          {can.resume && <Resume ticket={ticket} />}
          {can.swapSim && <SwapSim ticket={ticket} />}
        </div>
      )}
    </Card>
  );
}

function factsOf({ identity, zone, ...subscriber }: Subscriber): { term: string; value: ReactNode }[] {
  const latest = subscriber.usage
    .flatMap(({ latestAt }) => latestAt ?? [])
    .toSorted((a, b) => b.getTime() - a.getTime())[0];
  const [bill] = subscriber.bills;
  return [
    { term: texts.name, value: identity.name },
    { term: texts.status, value: [subscriber.status, subscriber.statusReason].filter(Boolean).join(", ") },
    { term: texts.email, value: identity.email },
    { term: texts.address, value: identity.address },
    { term: texts.plan, value: subscriber.plans.find(({ isMain }) => isMain)?.name },
    { term: texts.number, value: subscriber.numbers[0]?.msisdn },
    {
      term: texts.sim,
      value: subscriber.sims[0] && `${subscriber.sims[0].iccid}, ${subscriber.sims[0].status}`,
    },
    { term: texts.usage, value: latest ? <Instant at={latest} zone={zone} /> : texts.noUsage },
    {
      term: texts.bill,
      value: bill ? (
        <>
          {bill.number ?? bill.period} <Money micros={bill.grossMicros} currency={bill.currency} />
        </>
      ) : (
        texts.noBill
      ),
    },
  ];
}

type StepProps = Pick<CardProps, "ticket">;

function Reveal({ ticket }: StepProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.ticket.reveal.mutate, { done: texts.revealed });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.reveal}</Button>}
      title={texts.revealTitle}
      description={texts.revealText}
      reason={{ label: texts.revealReason, isRequired: true }}
      confirmLabel={texts.reveal}
      onConfirm={(reason) => confirm({ ...ticket, reason })}
    />
  );
}

type SuspensionReason = keyof typeof texts.reasons;

function Suspend({ ticket }: StepProps) {
  const client = useTRPCClient();
  const [reason, setReason] = useState<SuspensionReason>("lost");
  const { confirm } = useCommand(client.ticket.suspend.mutate, { done: texts.suspended });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.suspend}</Button>}
      title={texts.suspendTitle}
      description={texts.suspendText}
      reason={{ label: texts.note }}
      confirmLabel={texts.suspend}
      isDanger
      onConfirm={(note) => confirm({ ...ticket, reason, note })}
    >
      <Field label={texts.reason}>
        <Select
          value={reason}
          onChange={({ target }) => setReason(target.value as SuspensionReason)}
          options={Object.entries(texts.reasons).map(([value, label]) => ({ value, label }))}
        />
      </Field>
    </ConfirmDialog>
  );
}

function Resume({ ticket }: StepProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.ticket.resume.mutate, { done: texts.resumed });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.resume}</Button>}
      title={texts.resumeTitle}
      reason={{ label: texts.note }}
      confirmLabel={texts.resume}
      onConfirm={(note) => confirm({ ...ticket, note })}
    />
  );
}

function SwapSim({ ticket }: StepProps) {
  const client = useTRPCClient();
  const [iccid, setIccid] = useState("");
  const { confirm } = useCommand(client.ticket.swapSim.mutate, { done: texts.swapped });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.swap}</Button>}
      title={texts.swapTitle}
      description={texts.swapText}
      reason={{ label: texts.note }}
      confirmLabel={texts.swap}
      onConfirm={(note) => confirm({ ...ticket, iccid, note })}
    >
      <Field label={texts.iccid} isRequired>
        <Input value={iccid} maxLength={40} onChange={({ target }) => setIccid(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
