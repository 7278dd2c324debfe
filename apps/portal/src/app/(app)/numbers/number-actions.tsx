"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { numberTexts } from "@/texts/inventory.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { NumberRow } from "./number-table.tsx";
import { ReserveNumber } from "./reserve-number.tsx";

/** What can be done with a number as it stands. */
export function NumberActions({ row: { msisdn, status, isOwn } }: { readonly row: NumberRow }) {
  if (status === "free") return <ReserveNumber msisdn={msisdn} />;
  if (status === "reserved") return <Release msisdn={msisdn} />;
  return status === "ported-out" && isOwn ? <ReturnHome msisdn={msisdn} /> : null;
}

function Release({ msisdn }: Pick<NumberRow, "msisdn">) {
  const client = useTRPCClient();
  const { release: texts } = numberTexts;
  const { confirm } = useCommand(client.number.release.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title(msisdn)}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() => confirm({ msisdn })}
    />
  );
}

function ReturnHome({ msisdn }: Pick<NumberRow, "msisdn">) {
  const client = useTRPCClient();
  const { returnHome: texts } = numberTexts;
  const { confirm } = useCommand(client.number.returnHome.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title(msisdn)}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() => confirm({ msisdn })}
    />
  );
}
