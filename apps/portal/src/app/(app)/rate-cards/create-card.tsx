"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useNavigate } from "@tributary/ui/link-context";
import { useState } from "react";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";
import { RoundingFields } from "./rounding-fields.tsx";

const { create: texts } = rateCardTexts;

type NewCard = Omit<Inputs["rateCard"]["create"], "idempotencyKey">;

const NOTHING: NewCard = {
  ...{ code: "", name: "", currency: "EUR", zone: "Europe/Berlin" },
  rounding: { mode: "half-up", scale: 4 },
};

/** Makes a rate card and leads to it. */
export function CreateCard() {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [card, setCard] = useState(NOTHING);
  const { confirm } = useCommand(client.rateCard.create.mutate, {
    done: ({ code }) => texts.done(code),
    onDone: ({ code }) => {
      setCard(NOTHING);
      navigate(rateCardPath(code));
    },
  });
  const put = (change: Partial<NewCard>) => setCard((was) => ({ ...was, ...change }));
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={() => confirm(card)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.code} hint={texts.codeHint} isRequired>
          <Input value={card.code} maxLength={41} onChange={({ target }) => put({ code: target.value })} />
        </Field>
        <Field label={texts.name} isRequired>
          <Input value={card.name} maxLength={80} onChange={({ target }) => put({ name: target.value })} />
        </Field>
        <Field label={texts.currency} hint={texts.currencyHint} isRequired>
          <Input
            value={card.currency}
            maxLength={3}
            onChange={({ target }) => put({ currency: target.value.toUpperCase() })}
          />
        </Field>
        <Field label={texts.zone} hint={texts.zoneHint} isRequired>
          <Input value={card.zone} maxLength={60} onChange={({ target }) => put({ zone: target.value })} />
        </Field>
        <RoundingFields rounding={card.rounding} onChange={(rounding) => put({ rounding })} />
      </div>
    </ConfirmDialog>
  );
}
