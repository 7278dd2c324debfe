"use client";
import { Alert } from "@tributary/ui/alert";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { useAsked } from "@tributary/ui/use-asked";
import type { ReactNode } from "react";
import { useState } from "react";
import { quarantineTexts } from "@/texts/quarantine.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { AtRisk } from "./at-risk.tsx";
import { type GroupKey, keyOf } from "./types.ts";

const { redrive: texts } = quarantineTexts;

interface RedriveDialogProps {
  readonly groups: readonly GroupKey[];
  readonly trigger: ReactNode;
  readonly onStarted?: () => void;
}

/** Says what waits now and asks what was put right; the work itself goes on behind the page. */
export function RedriveDialog({ groups, trigger, onStarted }: RedriveDialogProps) {
  const client = useTRPCClient();
  const [isOpen, setOpen] = useState(false);
  const keys = groups.map(keyOf);
  const { confirm } = useCommand(client.quarantine.redrive.mutate, {
    done: ({ records }) => texts.started(formatDecimal(BigInt(records))),
    onDone: onStarted,
  });
  return (
    <ConfirmDialog
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.why, hint: texts.whyHint, isRequired: true }}
      confirmLabel={texts.confirm}
      onConfirm={(why) => confirm({ groups: keys, why })}
    >
      {isOpen && <Preview groups={keys} />}
    </ConfirmDialog>
  );
}

function Preview({ groups }: { readonly groups: GroupKey[] }) {
  const client = useTRPCClient();
  const { answer, error } = useAsked(client.quarantine.preview.query, { groups });
  if (error !== null) return <Alert tone="bad" title={error.message} />;
  if (answer === undefined) return <p className="text-muted-foreground text-sm">{texts.previewing}</p>;
  if (answer.length === 0) return <Alert tone="warning" title={texts.nothing} />;
  return (
    <ul className="grid gap-1 rounded-lg border bg-muted px-4 py-3">
      {answer.map(({ currency, records, files, valueMicros }) => (
        <li key={currency} className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="text-sm">
            <span className="figures font-semibold">{texts.preview(formatDecimal(records))}</span>{" "}
            <span className="text-muted-foreground">{texts.inFiles(files)}</span>
          </span>
          <AtRisk micros={valueMicros} currency={currency} className="font-semibold text-lg" />
        </li>
      ))}
    </ul>
  );
}
