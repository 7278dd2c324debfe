"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select, type SelectOption } from "@tributary/ui/select";
import { useState } from "react";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { range: texts } = onboardingTexts;
const MOST_DIGITS = 15;

interface RangeDialogProps {
  readonly operatorId: string;
  readonly agreements: readonly SelectOption[];
  readonly today: string;
}

/** Gives an operator a range of IMSIs or numbers under an agreement. */
export function RangeDialog({ operatorId, agreements, today }: RangeDialogProps) {
  const [agreement, setAgreement] = useState(agreements[0]?.value ?? "");
  const [kind, setKind] = useState<"imsi" | "msisdn">("imsi");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [validFrom, setValidFrom] = useState(today);
  const client = useTRPCClient();
  const { confirm } = useCommand(client.onboarding.range.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() => confirm({ operatorId, range: { agreement, kind, first, last, validFrom } })}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.agreement}>
          <Select
            value={agreement}
            options={agreements}
            onChange={({ target }) => setAgreement(target.value)}
          />
        </Field>
        <Field label={texts.kind}>
          <Select
            value={kind}
            options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => setKind(target.value as typeof kind)}
          />
        </Field>
        <Field label={texts.first} isRequired>
          <Input
            inputMode="numeric"
            maxLength={MOST_DIGITS}
            value={first}
            onChange={({ target }) => setFirst(target.value)}
          />
        </Field>
        <Field label={texts.last} isRequired>
          <Input
            inputMode="numeric"
            maxLength={MOST_DIGITS}
            value={last}
            onChange={({ target }) => setLast(target.value)}
          />
        </Field>
        <Field label={texts.from} isRequired>
          <Input type="date" value={validFrom} onChange={({ target }) => setValidFrom(target.value)} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
