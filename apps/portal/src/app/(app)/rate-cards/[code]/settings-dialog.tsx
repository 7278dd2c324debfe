"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useNavigate } from "@tributary/ui/link-context";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { RoundingFields } from "../rounding-fields.tsx";
import type { RateCard } from "./load.ts";

const { settings: texts } = rateCardTexts;

const words = (text: string) => text.split(/[\s,;]+/).filter((word) => word !== "");

/** Changes what holds for all rates, in the draft: the one there is, or the next version. */
export function SettingsDialog({ card }: { readonly card: RateCard }) {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { code } = card;
  const [zone, setZone] = useState(card.zone);
  const [rounding, setRounding] = useState(card.rounding);
  const [holidays, setHolidays] = useState(card.holidays.join("\n"));
  const [home, setHome] = useState(card.homeNetworks.join(" "));
  const { confirm } = useCommand(client.rateCard.draft.mutate, {
    done: ({ version }) => texts.done(version),
    onDone: ({ version }) => navigate(rateCardPath(code, version)),
  });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() =>
        confirm({ code, zone, rounding, holidays: words(holidays), homeNetworks: words(home) })
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <RoundingFields rounding={rounding} onChange={setRounding} />
      </div>
      <Field label={texts.zone} isRequired>
        <Input value={zone} maxLength={60} onChange={({ target }) => setZone(target.value)} />
      </Field>
      <Field label={texts.home} hint={texts.homeHint}>
        <Input value={home} maxLength={140} onChange={({ target }) => setHome(target.value)} />
      </Field>
      <Field label={texts.holidays} hint={texts.holidaysHint}>
        <Textarea
          value={holidays}
          rows={4}
          maxLength={6_000}
          onChange={({ target }) => setHolidays(target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
