"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { CopyHash } from "@tributary/ui/copy-hash";
import { useRouter } from "next/navigation";
import { correctionRequestPath } from "@/frame/paths.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { ShownRequest } from "../../types.ts";

const { request: texts } = correctionTexts;

interface RequestActionsProps {
  readonly request: ShownRequest;
  readonly rights: { readonly write: boolean; readonly approve: boolean };
  /** Who looks: nobody approves what they asked for. */
  readonly email: string;
}

/** What may be done about it as it stands, the next step last and strongest. */
export function RequestActions({ request, rights, email }: RequestActionsProps) {
  const { status, work, fingerprint, requestedBy } = request;
  if (work === "running") return null;
  const isOpen = status === "requested";
  const isStuck = status === "approved";
  const isOwn = requestedBy === email;
  const canLook = status !== "requested" && status !== "applied";
  const canAsk = status === "reported" && fingerprint !== null;
  return (
    <>
      {rights.write && (isOpen || isStuck) && <Withdraw request={request} />}
      {rights.write && canLook && <LookAgain request={request} />}
      {rights.write && canAsk && <Ask request={request} />}
      {rights.approve && isOpen && !isOwn && <Reject request={request} />}
      {rights.approve && (isOpen || isStuck) && !isOwn && <Approve request={request} />}
      {rights.approve && isOpen && isOwn && (
        <p className="max-w-64 text-muted-foreground text-xs">{texts.approve.own}</p>
      )}
    </>
  );
}

interface ActionProps {
  readonly request: ShownRequest;
}

function LookAgain({ request: { agreementId, period } }: ActionProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const { run, isPending, refusal } = useCommand(client.correction.report.mutate, {
    onDone: ({ id }) => router.push(correctionRequestPath(id)),
  });
  return (
    <>
      {refusal && (
        <span role="alert" className="text-bad text-sm">
          {refusal.message}
        </span>
      )}
      <Button isPending={isPending} onClick={() => void run({ agreementId, period })}>
        {texts.again}
      </Button>
    </>
  );
}

function Ask({ request }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.correction.ask.mutate, { done: texts.ask.done });
  return (
    <ConfirmDialog
      title={texts.ask.title}
      description={texts.ask.description}
      amount={amountOf(request)}
      reason={{ label: texts.ask.reason, hint: texts.ask.hint, isRequired: true }}
      confirmLabel={texts.ask.confirm}
      onConfirm={(reason) => confirm({ id: request.id, reason })}
      trigger={<Button variant="primary">{texts.ask.action}</Button>}
    />
  );
}

function Approve({ request }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.correction.approve.mutate, { done: texts.approve.done });
  const { id, fingerprint, status } = request;
  if (fingerprint === null) return null;
  return (
    <ConfirmDialog
      title={texts.approve.title}
      description={texts.approve.description}
      amount={amountOf(request)}
      confirmLabel={texts.approve.confirm}
      onConfirm={() => confirm({ id, fingerprint })}
      trigger={
        <Button variant="primary">
          {status === "approved" ? texts.approve.again : texts.approve.action}
        </Button>
      }
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="text-muted-foreground">{texts.facts.fingerprint}</span>
        <CopyHash value={fingerprint} length={16} />
      </p>
    </ConfirmDialog>
  );
}

function Reject({ request: { id } }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.correction.reject.mutate, { done: texts.reject.done });
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

function Withdraw({ request: { id } }: ActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.correction.withdraw.mutate, { done: texts.withdraw.done });
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

function amountOf({ impact, currency }: ShownRequest) {
  const micros = impact?.totals.chargeMicros.difference ?? 0n;
  return { label: texts.approve.amount, micros, currency, isSigned: true };
}
