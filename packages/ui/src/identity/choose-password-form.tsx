"use client";

import { useState } from "react";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { EntryForm } from "./entry-form.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { identityTexts } from "./texts.ts";
import { type Answer, useAnswer } from "./use-answer.tsx";
import { focusFirst } from "./use-is-live.tsx";

export interface ChoosePasswordFormProps {
  /** Whose account it is; the browser keeps the new password under it. */
  email: string;
  /** Somebody who comes for the first time says how they are called. */
  asksName?: boolean;
  submit: string;
  onChoose: (given: { name: string; password: string }) => Promise<Answer<unknown>>;
  onChosen: () => void;
  texts?: typeof identityTexts;
}

/** Chooses a password by the link of a mail. */
export function ChoosePasswordForm(props: ChoosePasswordFormProps) {
  const { email, asksName, submit, onChoose, onChosen, texts = identityTexts } = props;
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [fault, setFault] = useState<"name" | "password" | "different">();
  const { run, isPending, refusal } = useAnswer(onChoose, { onDone: onChosen });
  const send = () => {
    const next = faultOf(asksName ? name : email, password, repeated);
    setFault(next);
    if (next === undefined) void run({ name: name.trim(), password });
  };
  return (
    <EntryForm submit={submit} isPending={isPending} refusal={refusal} onSubmit={send}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      {asksName && (
        <Field
          label={texts.choose.name}
          hint={texts.choose.nameHint}
          error={fault === "name" ? texts.missing.name : undefined}
        >
          <Input
            ref={focusFirst}
            autoComplete="name"
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      )}
      <NewPasswordFields
        password={password}
        repeated={repeated}
        onPassword={setPassword}
        onRepeated={setRepeated}
        fault={fault === "name" ? undefined : fault}
        texts={texts}
      />
    </EntryForm>
  );
}

function faultOf(name: string, password: string, repeated: string) {
  if (name.trim() === "") return "name";
  if (password === "") return "password";
  return password === repeated ? undefined : "different";
}
