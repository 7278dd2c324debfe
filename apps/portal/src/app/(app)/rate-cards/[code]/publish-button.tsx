"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { RateCard } from "./load.ts";

const { publish: texts, facts } = rateCardTexts;

interface PublishButtonProps extends Pick<RateCard, "code" | "zone" | "fingerprint" | "changes"> {
  readonly version: number;
  /** What the draft says until somebody says otherwise. */
  readonly begins: Date;
}

/** Publishes the draft that is shown, from a day on, by the fingerprint it was shown with. */
export function PublishButton({ code, version, zone, fingerprint, changes, begins }: PublishButtonProps) {
  const client = useTRPCClient();
  const [from, setFrom] = useState(() => dayIn(begins, zone));
  const { confirm } = useCommand(client.rateCard.publish.mutate, { done: texts.done(version) });
  return (
    <ConfirmDialog
      title={texts.title(version)}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={() => {
        if (from === "") throw new Error(texts.fromMissing);
        return confirm({ code, version, fingerprint, from });
      }}
    >
      <p className="text-sm">{facts.changed(changes.new, changes.changed, changes.ended)}</p>
      <Field label={texts.from} hint={texts.fromHint(zone)} isRequired>
        <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

/** The local day of an instant, as the browser's field for dates takes it. */
function dayIn(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);
}
