"use client";

import { useState } from "react";
import { ButtonLink } from "../button.tsx";
import { ChoosePasswordForm } from "./choose-password-form.tsx";
import { DeadLink } from "./dead-link.tsx";
import { EntryDone } from "./entry-done.tsx";
import { EntryTitle } from "./entry-page.tsx";
import { identityTexts } from "./texts.ts";
import type { Answer } from "./use-answer.tsx";

export interface ResetPanelProps {
  token: string;
  /** Whose link it is, or why it opens nothing. */
  link: Answer<{ readonly email: string }>;
  onChoose: (given: { token: string; password: string }) => Promise<Answer<unknown>>;
  texts?: typeof identityTexts;
}

/** Chooses a new password by the link of a mail; signing in with it is the next step. */
export function ResetPanel({ token, link, onChoose, texts = identityTexts }: ResetPanelProps) {
  const [isDone, setIsDone] = useState(false);
  const { title, text, submit, done, again } = texts.reset;
  if (isDone) return <EntryDone title={done} action={texts.signIn.title} />;
  if (!link.ok) {
    return (
      <DeadLink message={link.message} texts={texts}>
        <ButtonLink variant="primary" href="/forgot">
          {again}
        </ButtonLink>
      </DeadLink>
    );
  }
  const { email } = link.value;
  return (
    <>
      <EntryTitle title={title}>{text(email)}</EntryTitle>
      <ChoosePasswordForm
        email={email}
        submit={submit}
        onChoose={({ password }) => onChoose({ token, password })}
        onChosen={() => setIsDone(true)}
      />
    </>
  );
}
