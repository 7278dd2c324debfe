"use client";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import type { ReactNode } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";

export interface StepDialogProps {
  readonly subscriber: Subscriber;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

interface StepProps extends Omit<StepDialogProps, "subscriber"> {
  readonly texts: { readonly title: string; readonly description: string; readonly confirm: string };
  readonly isDanger?: boolean;
  /** Null: nothing is noted. */
  readonly note?: null;
  readonly onConfirm: (note: string) => Promise<void>;
  readonly children?: ReactNode;
}

/** Asks for what a step needs and a note to it. */
export function StepDialog({ texts, note, children, ...rest }: StepProps) {
  const { note: label, noteHint: hint } = oneSubscriberTexts;
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      reason={note === null ? undefined : { label, hint }}
      {...rest}
    >
      {children}
    </ConfirmDialog>
  );
}
