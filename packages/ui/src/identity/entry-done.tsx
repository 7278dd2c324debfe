"use client";

import { CircleCheck } from "lucide-react";
import { ButtonLink } from "../button.tsx";
import { focusFirst } from "./use-is-live.tsx";

export interface EntryDoneProps {
  title: string;
  /** To sign in. */
  action: string;
}

/**
 * Takes the place of a form that was taken: what is done, and signing in as the next step, which has the
 * focus.
 */
export function EntryDone({ title, action }: EntryDoneProps) {
  return (
    <div className="grid justify-items-start gap-4">
      <p role="status" className="flex items-start gap-2 text-sm">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
        {title}
      </p>
      <div ref={(element) => focusFirst(element?.querySelector("a") ?? null)}>
        <ButtonLink variant="primary" className="h-10" href="/login">
          {action}
        </ButtonLink>
      </div>
    </div>
  );
}
