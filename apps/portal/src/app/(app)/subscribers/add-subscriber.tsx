"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useNavigate } from "@tributary/ui/link-context";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { subscriberPath } from "@/frame/paths.ts";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

const { add: texts } = subscriberTexts;

type Added = Omit<Inputs["subscriber"]["add"], "idempotencyKey">;
type Billing = Added["billing"];

const NOTHING: Added = {
  ...{ number: "", name: "", email: "", address: "", vatId: "" },
  ...{ language: "en", billing: "postpaid" },
};

/** Takes one subscriber on. */
export function AddSubscriber() {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [person, setPerson] = useState<Added>(NOTHING);
  const { confirm } = useCommand(client.subscriber.add.mutate, {
    done: ({ number }) => texts.done(number),
    onDone: ({ number }) => {
      setPerson(NOTHING);
      navigate(subscriberPath(number));
    },
  });
  const put = (change: Partial<Added>) => setPerson((was) => ({ ...was, ...change }));
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={() => confirm(person)}
    >
      <Field label={texts.number} hint={texts.numberHint} isRequired>
        <Input
          value={person.number}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => put({ number: target.value })}
        />
      </Field>
      {(["name", "email", "address", "vatId"] as const).map((field) => (
        <Field key={field} label={texts[field]}>
          <Input
            value={person[field]}
            maxLength={300}
            autoComplete="off"
            onChange={({ target }) => put({ [field]: target.value })}
          />
        </Field>
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.language} hint={texts.languageHint}>
          <Input
            value={person.language}
            maxLength={6}
            onChange={({ target }) => put({ language: target.value })}
          />
        </Field>
        <Field label={texts.billing}>
          <Select
            value={person.billing}
            options={Object.entries(texts.billings).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => put({ billing: target.value as Billing })}
          />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
