"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { type Refusal, useCommand } from "@tributary/ui/command";
import { CopyHash } from "@tributary/ui/copy-hash";
import { DescriptionList } from "@tributary/ui/description-list";
import { Dialog } from "@tributary/ui/dialog";
import { Money } from "@tributary/ui/money";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { settlementTexts } from "@/texts/settlement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { ChangedFields, readChanges } from "./changed-fields.tsx";
import type { RunPage } from "./load-run.ts";
import { type RunAddress, tabHref } from "./run-address.ts";

const texts = settlementTexts.run.approve;

interface ApproveDialogProps {
  readonly page: RunPage;
  readonly run: NonNullable<RunPage["run"]>;
  readonly address: RunAddress;
  /** Whoever looks prepared it. */
  readonly isOwn: boolean;
}

/** Approves by the hash of what stands on this page; what has changed since is shown instead. */
export function ApproveDialog({ page, run, address, isOwn }: ApproveDialogProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const approve = useCommand(client.settlement.approve.mutate, {
    done: ({ version }) => texts.done(version),
    onDone: () => setOpen(false),
  });
  const { refusal } = approve;
  const isOutdated = refusal?.reason === "REVIEW_OUTDATED";
  const { agreementId, period } = page.period;
  const review = () => {
    setOpen(false);
    approve.clear();
    router.push(tabHref({ ...address, version: undefined }, "exceptions"));
    router.refresh();
  };
  if (isOwn) return <p className="max-w-64 text-muted-foreground text-xs">{texts.ownRun}</p>;
  return (
    <Dialog
      title={isOutdated ? texts.changedTitle : texts.title(run.version)}
      description={isOutdated ? undefined : texts.description}
      isOpen={isOpen}
      onOpenChange={setOpen}
      size={isOutdated ? "lg" : "md"}
      trigger={<Button variant="primary">{texts.action}</Button>}
      footer={
        isOutdated ? (
          <Button variant="primary" onClick={review}>
            {texts.review}
          </Button>
        ) : (
          <Button
            variant="primary"
            isPending={approve.isPending}
            onClick={() => void approve.run({ agreementId, period, hash: run.hash })}
          >
            {texts.confirm}
          </Button>
        )
      }
    >
      {isOutdated ? (
        <Outdated refusal={refusal} reviewedHash={run.hash} />
      ) : (
        <Reviewed page={page} run={run} refusal={refusal} />
      )}
    </Dialog>
  );
}

function Reviewed({
  page,
  run,
  refusal,
}: Pick<ApproveDialogProps, "page" | "run"> & { refusal: Refusal | null }) {
  const { currency } = page.period;
  const { statements, netMicros, marginMicros } = run.totals;
  const { equation, hash } = settlementTexts.run;
  return (
    <div className="grid gap-4">
      <DescriptionList
        items={[
          { term: equation.statements, value: <Money micros={netMicros} currency={currency} /> },
          { term: equation.margin, value: <Money micros={marginMicros} currency={currency} /> },
          { term: settlementTexts.run.tabs.statements, value: statements },
          { term: hash, value: <CopyHash value={run.hash} length={16} /> },
        ]}
      />
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
    </div>
  );
}

function Outdated({ refusal, reviewedHash }: { readonly refusal: Refusal; readonly reviewedHash: string }) {
  const { changes, changeCount } = readChanges(refusal.details);
  // The same version still stands: its inputs have moved on, and nobody has prepared it anew.
  const isUnprepared = refusal.details?.hash === reviewedHash;
  return (
    <div className="grid gap-3">
      <Alert tone="warning" isAnnounced title={texts.changedText(changeCount)}>
        {isUnprepared && texts.prepareFirst}
      </Alert>
      <ChangedFields
        caption={texts.changedCaption}
        columns={texts.columns}
        changes={changes}
        changeCount={changeCount}
        absent={texts.absent}
      />
    </div>
  );
}
