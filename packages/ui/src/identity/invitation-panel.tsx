"use client";

import { useState } from "react";
import { ChoosePasswordForm } from "./choose-password-form.tsx";
import { DeadLink } from "./dead-link.tsx";
import { EntryDone } from "./entry-done.tsx";
import { EntryTitle } from "./entry-page.tsx";
import { identityTexts } from "./texts.ts";
import type { Answer } from "./use-answer.tsx";

export interface InvitationPanelProps {
  token: string;
  /** Whose invitation it is, or why its link opens nothing. */
  link: Answer<{ readonly email: string }>;
  onAccept: (given: { token: string; name: string; password: string }) => Promise<Answer<unknown>>;
  texts?: typeof identityTexts;
}

/** Takes an invitation up with a name and a password; signing in is the next step. */
export function InvitationPanel({ token, link, onAccept, texts = identityTexts }: InvitationPanelProps) {
  const [isDone, setIsDone] = useState(false);
  const { title, text, submit, done } = texts.invitation;
  if (isDone) return <EntryDone title={done} action={texts.signIn.title} />;
  if (!link.ok) return <DeadLink message={link.message} texts={texts} />;
  const { email } = link.value;
  return (
    <>
      <EntryTitle title={title}>{text(email)}</EntryTitle>
      <ChoosePasswordForm
        asksName
        email={email}
        submit={submit}
        onChoose={(given) => onAccept({ token, ...given })}
        onChosen={() => setIsDone(true)}
      />
    </>
  );
}
