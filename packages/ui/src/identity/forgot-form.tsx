"use client";

import { useState } from "react";
import { ButtonLink } from "../button.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { EntryForm } from "./entry-form.tsx";
import { EntryTitle } from "./entry-page.tsx";
import { identityTexts } from "./texts.ts";
import { type Answer, useAnswer } from "./use-answer.tsx";
import { focusFirst } from "./use-is-live.tsx";

export interface ForgotFormProps {
  /** Answers the same for everybody. */
  onAsk: (given: { email: string }) => Promise<Answer<unknown>>;
  texts?: typeof identityTexts;
}

/** Asks for a link to a new password, and says the same whether there is such a person or not. */
export function ForgotForm({ onAsk, texts = identityTexts }: ForgotFormProps) {
  const [typed, setTyped] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const { run, isPending, refusal } = useAnswer(onAsk, { onDone: () => setIsSent(true) });
  const email = typed.trim();
  const send = () => {
    setIsMissing(email === "");
    if (email !== "") void run({ email });
  };
  if (isSent) {
    return (
      <div role="status">
        <EntryTitle title={texts.forgot.sentTitle}>{texts.forgot.sentText(email)}</EntryTitle>
        <ButtonLink href="/login">{texts.forgot.back}</ButtonLink>
      </div>
    );
  }
  return (
    <>
      <EntryTitle title={texts.forgot.title}>{texts.forgot.text}</EntryTitle>
      <EntryForm submit={texts.forgot.submit} isPending={isPending} refusal={refusal} onSubmit={send}>
        <Field label={texts.email} error={isMissing ? texts.missing.email : undefined}>
          <Input
            ref={focusFirst}
            type="email"
            autoComplete="username"
            value={typed}
            maxLength={320}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      </EntryForm>
      <ButtonLink variant="link" size="sm" className="mt-4 min-h-6" href="/login">
        {texts.forgot.back}
      </ButtonLink>
    </>
  );
}
