"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { offboardingTexts } from "@/texts/offboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { ask: texts } = offboardingTexts;

const USUAL = { lateDays: "90", simsGo: "stock", numberRestDays: "90", keepMonths: "120" } as const;
type SimsGo = "stock" | "retired";

const SIMS_GO = [
  { value: "stock", label: offboardingTexts.simsGo.stock },
  { value: "retired", label: offboardingTexts.simsGo.retired },
];

/** Asks for the last day of an operator. */
export function AskOffboarding({ operatorId }: { readonly operatorId: string }) {
  const client = useTRPCClient();
  const [lastDay, setLastDay] = useState("");
  const [lateDays, setLateDays] = useState<string>(USUAL.lateDays);
  const [simsGo, setSimsGo] = useState<SimsGo>(USUAL.simsGo);
  const [restDays, setRestDays] = useState<string>(USUAL.numberRestDays);
  const { confirm } = useCommand(client.offboarding.ask.mutate, { done: texts.done });
  const [keepMonths, setKeepMonths] = useState<string>(USUAL.keepMonths);
  const asked = {
    operatorId,
    lastDay,
    lateDays: Number(lateDays),
    simsGo,
    numberRestDays: Number(restDays),
    keepMonths: Number(keepMonths),
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      isDanger
      trigger={<Button>{texts.action}</Button>}
      onConfirm={(reason) => confirm({ ...asked, reason })}
    >
      <div className="grid gap-4">
        <Field label={texts.lastDay} hint={texts.lastDayHint}>
          <Input type="date" required value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
        </Field>
        <Field label={texts.lateDays} hint={texts.lateDaysHint}>
          <Days value={lateDays} onChange={setLateDays} />
        </Field>
        <Field label={texts.simsGo} hint={texts.simsGoHint}>
          <Select
            options={SIMS_GO}
            value={simsGo}
            onChange={(event) => setSimsGo(event.target.value as SimsGo)}
          />
        </Field>
        <Field label={texts.restDays} hint={texts.restDaysHint}>
          <Days value={restDays} onChange={setRestDays} />
        </Field>
        <Field label={texts.keepMonths} hint={texts.keepMonthsHint}>
          <Days value={keepMonths} onChange={setKeepMonths} most={600} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}

interface DaysProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most?: number;
}

/** The field it stands in names it. */
function Days({ value, onChange, most = 400, ...named }: DaysProps) {
  return (
    <Input
      {...named}
      type="number"
      min={0}
      max={most}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
