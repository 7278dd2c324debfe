import type { ReactNode } from "react";
import { ButtonLink } from "../button.tsx";
import { EntryTitle } from "./entry-page.tsx";
import type { identityTexts } from "./texts.ts";

interface DeadLinkProps {
  message: string;
  /** What to do instead, before signing in. */
  children?: ReactNode;
  texts: typeof identityTexts;
}

/** Says why the link of a mail opens nothing, and what to do instead. */
export function DeadLink({ message, children, texts }: DeadLinkProps) {
  return (
    <>
      <EntryTitle title={texts.deadLink.title}>{message}</EntryTitle>
      <div className="flex flex-wrap gap-2">
        {children}
        <ButtonLink href="/login">{texts.signIn.title}</ButtonLink>
      </div>
    </>
  );
}
