"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { rateCorrectionPath } from "@/frame/paths.ts";
import { rateCorrectionTexts } from "@/texts/rate-correction.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { RateCard } from "./load.ts";

const { report: texts } = rateCorrectionTexts;

interface CorrectButtonProps extends Pick<RateCard, "code" | "zone" | "fingerprint"> {
  readonly version: number;
}

/** Asks what the draft that is shown would change of usage that is rated already, and leads to the report. */
export function CorrectButton({ code, version, zone, fingerprint }: CorrectButtonProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const [from, setFrom] = useState("");
  const { confirm } = useCommand(client.rateCorrection.report.mutate, {
    done: texts.done,
    onDone: ({ id }) => router.push(rateCorrectionPath(code, id)),
  });
  return (
    <ConfirmDialog
      title={texts.title(version)}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() => {
        if (from === "") throw new Error(texts.fromMissing);
        return confirm({ code, version, fingerprint, from });
      }}
    >
      <Field label={texts.from} hint={texts.fromHint(zone)} isRequired>
        <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
