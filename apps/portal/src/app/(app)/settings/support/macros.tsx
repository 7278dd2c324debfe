"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
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
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

const { macros: texts } = supportSettingsTexts;

type Macro = Outputs["supportProfile"]["show"]["macros"][number];

interface MacrosProps {
  readonly macros: readonly Macro[];
  readonly canWrite: boolean;
}

/** Answers that the desk keeps for use again. */
export function Macros({ macros, canWrite }: MacrosProps) {
  return (
    <Card title={texts.title} description={texts.description} actions={canWrite && <AddMacro />}>
      {macros.length === 0 && <p className="text-muted-foreground text-sm">{texts.none}</p>}
      <ul className="grid gap-3">
        {macros.map((macro) => (
          <li
            key={macro.id}
            className="flex flex-wrap items-start justify-between gap-3 border-b pb-3 last:border-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium text-sm">{macro.name}</p>
              <p className="whitespace-pre-wrap break-words text-muted-foreground text-sm">{macro.text}</p>
            </div>
            {canWrite && <EndMacro macro={macro} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function EndMacro({ macro: { id, name } }: { readonly macro: Macro }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.supportProfile.endMacro.mutate, { done: texts.ended });
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{texts.end}</Button>}
      title={texts.endTitle(name)}
      confirmLabel={texts.end}
      isDanger
      onConfirm={() => confirm({ id })}
    />
  );
}

type Sent = Omit<Inputs["supportProfile"]["saveMacro"], "idempotencyKey">;

const EMPTY = {
  name: "",
  text: "",
  setsPriority: "",
  setsCategory: "",
  thenStatus: "waiting",
  subscriberStep: "",
};

function AddMacro() {
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
          <Select
            placeholder={texts.steps.none}
            options={[
              { value: "suspend", label: texts.steps.suspend },
              { value: "resume", label: texts.steps.resume },
            ]}
            {...set("subscriberStep")}
          />
        </Field>
      </div>
    </ConfirmDialog>
  );
}

/** What is not chosen stays as it is; what is was chosen from what there is. */
function sentFrom({ setsPriority, setsCategory, subscriberStep, ...typed }: typeof EMPTY): Sent {
  return {
    ...typed,
    setsPriority: setsPriority || null,
    setsCategory: setsCategory || null,
    subscriberStep: subscriberStep || null,
  } as Sent;
}
