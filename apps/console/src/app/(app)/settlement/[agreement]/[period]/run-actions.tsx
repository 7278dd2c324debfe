"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { settlementTexts } from "@/texts/settlement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { ApproveDialog } from "./approve-dialog.tsx";
import type { RunPage } from "./load-run.ts";
import type { RunAddress } from "./run-address.ts";

const texts = settlementTexts.run;

export interface RunRights {
  readonly prepare: boolean;
  readonly approve: boolean;
  readonly issue: boolean;
  readonly close: boolean;
  readonly reopen: boolean;
}

interface RunActionsProps {
  readonly page: RunPage;
  readonly address: RunAddress;
  readonly rights: RunRights;
  /** Who looks: whoever prepared a version cannot approve it. */
  readonly email: string;
}

/** What may be done with the run as it stands, the next step last and strongest. */
export function RunActions({ page, address, rights, email }: RunActionsProps) {
  const { period, run, progress, blockerCount } = page;
  if (progress?.state === "running" || (run !== null && !run.isLatest)) return null;
  const status = run?.status ?? null;
  const isOpen = !period.isClosed && status !== "approved" && status !== "issued";
  const canRequest = status === "draft" && blockerCount === 0 && !period.isOutdated;
  return (
    <>
      {rights.prepare && isOpen && (
        <PrepareButton page={page} isNext={!canRequest && status !== "approval_requested"} />
      )}
      {rights.prepare && canRequest && run !== null && <RequestButton runId={run.id} />}
      {rights.approve && status === "approval_requested" && run !== null && (
        <ApproveDialog page={page} run={run} address={address} isOwn={run.preparedBy === email} />
      )}
      {rights.reopen && (status === "approved" || status === "issued") && <ReopenButton page={page} />}
      {rights.issue && status === "approved" && run !== null && <IssueButton page={page} run={run} />}
      {rights.close && status === "issued" && !period.isClosed && <CloseButton page={page} />}
    </>
  );
}

function PrepareButton({ page, isNext }: { readonly page: RunPage; readonly isNext: boolean }) {
  const client = useTRPCClient();
  const { agreementId, period } = page.period;
  const { run, isPending, refusal } = useCommand(client.settlement.prepare.mutate, {
    done: texts.actions.preparing,
  });
  const acceptUnattributed = page.acceptedUnattributed.map(({ key, reason }) => ({ key, reason }));
  return (
    <>
      {refusal && (
        <span role="alert" className="text-bad text-sm">
          {refusal.message}
        </span>
      )}
      <Button
        variant={isNext ? "primary" : "secondary"}
        isPending={isPending}
        onClick={() => void run({ agreementId, period, acceptUnattributed })}
      >
        {page.run === null ? texts.actions.prepare : texts.actions.prepareAnew}
      </Button>
    </>
  );
}

function RequestButton({ runId }: { readonly runId: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.settlement.requestApproval.mutate, { done: texts.actions.requested });
  return (
    <ConfirmDialog
      title={texts.request.title}
      description={texts.request.description}
      confirmLabel={texts.request.confirm}
      onConfirm={() => confirm({ runId })}
      trigger={<Button variant="primary">{texts.actions.request}</Button>}
    />
  );
}

function IssueButton({ page, run }: { readonly page: RunPage; readonly run: NonNullable<RunPage["run"]> }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.settlement.issue.mutate, {
    done: ({ statements }) => texts.issue.done(statements),
  });
  const { statements, netMicros } = run.totals;
  return (
    <ConfirmDialog
      title={texts.issue.title(statements)}
      description={texts.issue.description}
      amount={{ label: texts.issue.amount, micros: netMicros, currency: page.period.currency }}
      confirmLabel={texts.issue.confirm(statements)}
      onConfirm={() => confirm({ runId: run.id })}
      trigger={<Button variant="primary">{texts.issue.action}</Button>}
    />
  );
}

function CloseButton({ page }: { readonly page: RunPage }) {
  const client = useTRPCClient();
  const { agreementId, period } = page.period;
  const { confirm } = useCommand(client.period.close.mutate, { done: texts.close.done });
  return (
    <ConfirmDialog
      title={texts.close.title}
      description={texts.close.description}
      confirmLabel={texts.close.confirm}
      onConfirm={() => confirm({ agreementId, period })}
      trigger={<Button variant="primary">{texts.close.action}</Button>}
    />
  );
}

function ReopenButton({ page }: { readonly page: RunPage }) {
  const client = useTRPCClient();
  const { agreementId, period } = page.period;
  const { confirm } = useCommand(client.period.reopen.mutate, {
    done: ({ supersededVersion }) => texts.reopen.done(supersededVersion),
  });
  return (
    <ConfirmDialog
      title={texts.reopen.title}
      description={texts.reopen.description}
      confirmLabel={texts.reopen.confirm}
      isDanger
      reason={{ label: texts.reopen.reasonLabel, isRequired: true }}
      onConfirm={(reason) => confirm({ agreementId, period, reason })}
      trigger={<Button>{texts.reopen.action}</Button>}
    />
  );
}
