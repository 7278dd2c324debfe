"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Dialog } from "@tributary/ui/dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { planPath } from "@/frame/paths.ts";
import { planTexts } from "@/texts/plan.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { rateCardOptions } from "./rate-card-options.ts";

type RateCards = Outputs["plan"]["list"]["rateCards"];

const { create: texts } = planTexts;
const KINDS = ["plan", "add-on", "pass"] as const;

/** Makes a plan with an empty draft, and opens it. */
export function NewPlan({ rateCards }: { readonly rateCards: RateCards }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      title={texts.title}
      description={texts.description}
      trigger={<Button variant="primary">{texts.action}</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      {rateCards.length === 0 ? (
        <Alert tone="warning" title={texts.noRateCard} />
      ) : (
        <NewPlanForm rateCards={rateCards} />
      )}
    </Dialog>
  );
}

function NewPlanForm({ rateCards }: { readonly rateCards: RateCards }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("plan");
  const [rateCard, setRateCard] = useState(rateCards[0]?.code ?? "");
  const [isChecked, setChecked] = useState(false);
  const { run, isPending, refusal } = useCommand(client.plan.create.mutate, {
    done: texts.done,
    onDone: (made) => router.push(planPath(made.code)),
  });
  const missing = (value: string) => (isChecked && value.trim() === "" ? texts.missing : undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (code.trim() !== "" && name.trim() !== "") void run({ code: code.trim(), name, kind, rateCard });
  };
  return (
    <form onSubmit={send} noValidate className="grid gap-4">
      <Field label={texts.name} isRequired error={missing(name)}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={texts.code} hint={texts.codeHint} isRequired error={missing(code)}>
        <Input value={code} maxLength={41} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Field label={texts.kind}>
        <Select
          value={kind}
          options={KINDS.map((value) => ({ value, label: planTexts.kinds[value] }))}
          onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? "plan")}
        />
      </Field>
      <Field label={texts.rateCard} hint={texts.rateCardHint}>
        <Select
          value={rateCard}
          options={rateCardOptions(rateCards)}
          onChange={(event) => setRateCard(event.target.value)}
        />
      </Field>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isPending={isPending}>
          {texts.confirm}
        </Button>
      </div>
    </form>
  );
}
