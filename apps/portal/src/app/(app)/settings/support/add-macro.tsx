"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { Textarea } from "@tributary/ui/textarea";
import { ticketTexts } from "@tributary/ui/ticket/words";
import { useState } from "react";
import { supportSettingsTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

const { macros: texts } = supportSettingsTexts;

type Sent = Omit<Inputs["supportProfile"]["saveMacro"], "idempotencyKey">;

const EMPTY = {
  name: "",
  text: "",
  setsPriority: "",
  setsCategory: "",
  thenStatus: "waiting",
  step: "",
  reason: "lost",
  plan: "",
  when: "next-cycle",
};

/** Keeps an answer for use again, and what is done with it. */
export function AddMacro({ plans }: { readonly plans: readonly string[] }) {
  const client = useTRPCClient();
  const [typed, setTyped] = useState(EMPTY);
  const { confirm } = useCommand(client.supportProfile.saveMacro.mutate, {
    done: texts.saved,
    onDone: () => setTyped(EMPTY),
  });
  const set = (field: keyof typeof EMPTY) => ({
    value: typed[field],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [field]: target.value }),
  });
  const { priorities, categories } = ticketTexts;
  return (
    <ConfirmDialog
      trigger={<Button>{texts.add}</Button>}
      title={texts.add}
      description={texts.description}
      confirmLabel={texts.add}
      onConfirm={() => confirm(sentFrom(typed))}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={texts.name} isRequired className="sm:col-span-2">
          <Input maxLength={80} {...set("name")} />
        </Field>
        <Field label={texts.text} isRequired className="sm:col-span-2">
          <Textarea rows={5} maxLength={5_000} {...set("text")} />
        </Field>
        <Field label={texts.setsPriority}>
          <Select
            placeholder={texts.stays}
            options={Object.entries(priorities).map(([value, { label }]) => ({ value, label }))}
            {...set("setsPriority")}
          />
        </Field>
        <Field label={texts.setsCategory}>
          <Select
            placeholder={texts.stays}
            options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
            {...set("setsCategory")}
          />
        </Field>
        <Field label={texts.thenStatus}>
          <Select
            options={[
              { value: "waiting", label: texts.waiting },
              { value: "done", label: texts.finished },
            ]}
            {...set("thenStatus")}
          />
        </Field>
        <Field label={texts.step}>
          <Select placeholder={texts.steps.none} options={optionsOf(texts.steps.kinds)} {...set("step")} />
        </Field>
        {typed.step === "suspend" && (
          <Field label={texts.reason}>
            <Select options={optionsOf(texts.reasons)} {...set("reason")} />
          </Field>
        )}
        {typed.step === "change-plan" && (
          <>
            <Field label={texts.plan} isRequired>
              <Select
                placeholder={texts.choose}
                options={plans.map((code) => ({ value: code, label: code }))}
                {...set("plan")}
              />
            </Field>
            <Field label={texts.when}>
              <Select options={optionsOf(texts.whens)} {...set("when")} />
            </Field>
          </>
        )}
      </div>
    </ConfirmDialog>
  );
}

function optionsOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** What is not chosen stays as it is; what is was chosen from what there is. */
function sentFrom({ setsPriority, setsCategory, step, reason, plan, when, ...typed }: typeof EMPTY): Sent {
  const steps: Readonly<Record<string, object>> = {
    suspend: { kind: step, reason },
    resume: { kind: step },
    "change-plan": { kind: step, plan, when },
  };
  return {
    ...typed,
    setsPriority: setsPriority || null,
    setsCategory: setsCategory || null,
    subscriberStep: steps[step] ?? null,
  } as Sent;
}
