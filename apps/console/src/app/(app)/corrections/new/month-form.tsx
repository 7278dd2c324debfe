"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { formatPeriod } from "@tributary/ui/format/period";
import { Select } from "@tributary/ui/select";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { correctionRequestPath } from "@/frame/paths.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { create: texts } = correctionTexts;

interface MonthFormProps extends Pick<Outputs["correction"]["months"], "agreements" | "months"> {
  /** What the list was narrowed to. */
  readonly asked: { readonly agreement: string | undefined; readonly period: string | undefined };
}

/** Chooses a month in which there is usage, and starts looking into it. */
export function MonthForm({ agreements, months, asked }: MonthFormProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const withUsage = agreements.filter(({ id }) => months.some(({ agreementId }) => agreementId === id));
  const [agreementId, setAgreementId] = useState(
    withUsage.find(({ id }) => id === asked.agreement)?.id ?? withUsage[0]?.id ?? "",
  );
  const [period, setPeriod] = useState(asked.period ?? "");
  const own = months.filter((month) => month.agreementId === agreementId);
  const chosen = own.find((month) => month.period === period)?.period ?? "";
  const { run, isPending, refusal } = useCommand(client.correction.report.mutate, {
    onDone: ({ id }) => router.push(correctionRequestPath(id)),
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void run({ agreementId, period: chosen });
      }}
    >
      <Field label={texts.agreement} isRequired>
        <Select
          options={withUsage.map(({ id, name }) => ({ value: id, label: name }))}
          value={agreementId}
          onChange={({ target }) => setAgreementId(target.value)}
        />
      </Field>
      <Field label={texts.month} isRequired>
        <Select
          options={own.map((month) => {
            const label = formatPeriod(month.period);
            return { value: month.period, label: month.isSettled ? texts.settled(label) : label };
          })}
          placeholder={texts.choose}
          value={chosen}
          onChange={({ target }) => setPeriod(target.value)}
        />
      </Field>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {texts.start}
        </Button>
      </div>
    </form>
  );
}
