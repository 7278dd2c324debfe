"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { rateCorrectionTexts as texts } from "@/texts/rate-correction.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Correction } from "../../correction-status.tsx";

interface CorrectionActionsProps {
  readonly correction: Correction;
  readonly rights: { readonly write: boolean; readonly approve: boolean };
  /** Who looks: nobody approves what they asked for. */
  readonly email: string;
}

/** What may be done about it as it stands, the next step last and strongest. */
export function CorrectionActions({ correction, rights, email }: CorrectionActionsProps) {
  const { status, requestedBy } = correction;
  const isOpen = status === "requested";
  const isOwn = requestedBy === email;
  return (
    <>
      {rights.write && status === "reported" && <Ask correction={correction} />}
      {rights.write && isOpen && <Withdraw correction={correction} />}
      {rights.approve && isOpen && !isOwn && <Reject correction={correction} />}
      {rights.approve && (isOpen || status === "approved") && !isOwn && <Approve correction={correction} />}
      {rights.approve && isOpen && isOwn && (
        <p className="max-w-64 text-muted-foreground text-xs">{texts.approve.own}</p>
      )}
    </>
  );
}

interface ActionProps {
  readonly correction: Correction;
}

function Ask({ correction }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.rateCorrection.ask.mutate, { done: texts.ask.done });
  return (
    <ConfirmDialog
      title={texts.ask.title}
      description={texts.ask.description}
      amount={amountOf(correction)}
      reason={{ label: texts.ask.reason, hint: texts.ask.hint, isRequired: true }}
      confirmLabel={texts.ask.confirm}
      onConfirm={(reason) => confirm({ id: correction.id, reason })}
      trigger={<Button variant="primary">{texts.ask.action}</Button>}
    />
  );
}

function Approve({ correction }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.rateCorrection.approve.mutate, { done: texts.approve.done });
  const { id, fingerprint, status } = correction;
  return (
    <ConfirmDialog
      title={texts.approve.title}
      description={texts.approve.description}
      amount={amountOf(correction)}
      confirmLabel={texts.approve.confirm}
      onConfirm={() => confirm({ id, fingerprint })}
      trigger={
        <Button variant="primary">
          {status === "approved" ? texts.approve.again : texts.approve.action}
        </Button>
      }
    />
  );
}

function Reject({ correction: { id } }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.rateCorrection.reject.mutate, { done: texts.reject.done });
  return (
    <ConfirmDialog
      title={texts.reject.title}
      description={texts.reject.description}
      reason={{ label: texts.reject.reason, isRequired: true }}
      confirmLabel={texts.reject.confirm}
      isDanger
      onConfirm={(reason) => confirm({ id, reason })}
      trigger={<Button>{texts.reject.action}</Button>}
    />
  );
}

function Withdraw({ correction: { id } }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.rateCorrection.withdraw.mutate, { done: texts.withdraw.done });
  return (
    <ConfirmDialog
      title={texts.withdraw.title}
      description={texts.withdraw.description}
      reason={{ label: texts.withdraw.reason, isRequired: true }}
      confirmLabel={texts.withdraw.confirm}
      onConfirm={(reason) => confirm({ id, reason })}
      trigger={<Button>{texts.withdraw.action}</Button>}
    />
  );
}

function amountOf({ total, currency }: Correction) {
  return { label: texts.amount, micros: total.differenceMicros, currency, isSigned: true };
}
