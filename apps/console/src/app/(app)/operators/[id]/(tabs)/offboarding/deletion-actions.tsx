"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { dataDeletionTexts } from "@/texts/data-deletion.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { ask, hold, lift, approve, decline, withdraw } = dataDeletionTexts;

/** Keeps the data, whatever was approved. */
export function PlaceHold({ operatorId }: { readonly operatorId: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.dataDeletion.hold.mutate, { done: hold.done });
  return (
    <ConfirmDialog
      title={hold.title}
      description={hold.description}
      reason={{ label: hold.reason, isRequired: true }}
      confirmLabel={hold.confirm}
      trigger={<Button>{hold.action}</Button>}
      onConfirm={(reason) => confirm({ operatorId, reason })}
    />
  );
}

/** Lifts a hold that somebody placed. */
export function LiftHold({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.dataDeletion.lift.mutate, { done: lift.done });
  return (
    <ConfirmDialog
      title={lift.title}
      description={lift.description}
      reason={{ label: lift.reason, isRequired: true }}
      confirmLabel={lift.confirm}
      trigger={<Button size="sm">{lift.action}</Button>}
      onConfirm={(reason) => confirm({ id, reason })}
    />
  );
}

interface AskDeletionProps {
  readonly operatorId: string;
  readonly hasPack: boolean;
}

/** Asks for the deletion; without a pack it has to be said why none is wanted. */
export function AskDeletion({ operatorId, hasPack }: AskDeletionProps) {
  const client = useTRPCClient();
  const [noPack, setNoPack] = useState("");
  const { confirm } = useCommand(client.dataDeletion.ask.mutate, { done: ask.done });
  return (
    <ConfirmDialog
      title={ask.title}
      description={ask.description}
      reason={{ label: ask.reason, isRequired: true }}
      confirmLabel={ask.confirm}
      isDanger
      trigger={<Button>{ask.action}</Button>}
      onConfirm={(reason) => confirm({ operatorId, reason, noPackBecause: hasPack ? null : noPack })}
    >
      {!hasPack && (
        <Field label={ask.noPack} hint={ask.noPackHint}>
          <Textarea required value={noPack} onChange={(event) => setNoPack(event.target.value)} />
        </Field>
      )}
    </ConfirmDialog>
  );
}

interface DecideDeletionProps {
  readonly id: string;
  /** It is one's own request. */
  readonly canWithdraw: boolean;
  /** It is somebody else's. */
  readonly canDecide: boolean;
}

/** What may be done about a request that nobody has decided. */
export function DecideDeletion({ id, canWithdraw, canDecide }: DecideDeletionProps) {
  return (
    <>
      {canWithdraw && <End id={id} kind="withdraw" />}
      {canDecide && <End id={id} kind="decline" />}
      {canDecide && <Approve id={id} />}
    </>
  );
}

function Approve({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.dataDeletion.approve.mutate, { done: approve.done });
  return (
    <ConfirmDialog
      title={approve.title}
      description={approve.description}
      confirmLabel={approve.confirm}
      isDanger
      trigger={<Button variant="primary">{approve.action}</Button>}
      onConfirm={() => confirm({ id })}
    />
  );
}

function End({ id, kind }: { readonly id: string; readonly kind: "decline" | "withdraw" }) {
  const client = useTRPCClient();
  const texts = kind === "decline" ? decline : withdraw;
  const { confirm } = useCommand(client.dataDeletion[kind].mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={(reason) => confirm({ id, reason })}
    />
  );
}
