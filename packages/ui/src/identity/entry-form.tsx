"use client";

import type { FormEvent, ReactNode } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { useIsLive } from "./use-is-live.tsx";

export interface EntryFormProps {
  children: ReactNode;
  submit: string;
  isPending: boolean;
  refusal?: string;
  onSubmit: () => void;
}

/** A form of an entry page: its fields, why it was refused, and one button. */
export function EntryForm({ children, submit, isPending, refusal, onSubmit }: EntryFormProps) {
  const isLive = useIsLive();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) onSubmit();
  };
  return (
    <form method="post" noValidate onSubmit={send} className="grid gap-4">
      {refusal !== undefined && <Alert tone="bad" isAnnounced title={refusal} />}
      {children}
      <Button type="submit" variant="primary" className="mt-1 h-10" disabled={!isLive} isPending={isPending}>
        {submit}
      </Button>
    </form>
  );
}
