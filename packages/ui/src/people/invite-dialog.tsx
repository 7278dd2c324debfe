"use client";

import { UserPlus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import type { ChosenRole, RoleOption, Sender } from "./person.ts";
import { isComplete, RoleFields } from "./role-fields.tsx";
import { peopleTexts } from "./texts.ts";

export interface InviteDialogProps {
  options: readonly RoleOption[];
  operators: readonly { readonly id: string; readonly name: string }[];
  invite: Sender<ChosenRole & { readonly email: string }>;
  texts?: typeof peopleTexts;
}

const NO_ROLE: ChosenRole = { role: "", operatorId: null };

/** Asks whom to invite, and to what. */
export function InviteDialog({ options, operators, invite, texts = peopleTexts }: InviteDialogProps) {
  const words = texts.invite;
  const formId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(NO_ROLE);
  const [isChecked, setIsChecked] = useState(false);
  const email = typed.trim();
  const show = (next: boolean) => {
    setIsOpen(next);
    setIsChecked(false);
    invite.clear();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (email === "" || !isComplete(options, chosen) || invite.isPending) return;
    if (!(await invite.run({ email, ...chosen }))) return;
    setTyped("");
    setChosen(NO_ROLE);
    show(false);
  };
  return (
    <Dialog
      title={words.title}
      description={words.text}
      isOpen={isOpen}
      onOpenChange={show}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden />
          {words.action}
        </Button>
      }
      footer={
        <>
          <Button onClick={() => show(false)}>{words.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={invite.isPending}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void send(event)} className="grid gap-4">
        {invite.refusal !== null && <Alert tone="bad" isAnnounced title={invite.refusal.message} />}
        <Field label={words.email} error={isChecked && email === "" ? words.emailMissing : undefined}>
          <Input
            type="email"
            autoComplete="off"
            value={typed}
            maxLength={320}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <RoleFields
          options={options}
          operators={operators}
          value={chosen}
          onChange={setChosen}
          isChecked={isChecked}
          texts={texts.role}
        />
      </form>
    </Dialog>
  );
}
