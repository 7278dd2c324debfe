"use client";

import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { type ReactNode, useState } from "react";
import { Alert } from "./alert.tsx";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Money } from "./money.tsx";
import { Textarea } from "./textarea.tsx";
import { defaultTexts } from "./texts.ts";

export interface ConfirmDialogProps {
  title: ReactNode;
  /** The consequence in a sentence: what happens, to whom, and whether it can be undone. */
  description?: ReactNode;
  /** The money this decides about, shown large. */
  amount?: { label?: ReactNode; micros: Micros; currency: CurrencyCode; isSigned?: boolean };
  /** Asks for a reason, which goes into the audit. */
  reason?: { label?: string; hint?: string; isRequired?: boolean };
  /** The verb and its object: "Approve settlement", never "OK". */
  confirmLabel: string;
  isDanger?: boolean;
  /** Rejecting keeps the dialog open and shows the error's message. */
  onConfirm: (reason: string) => Promise<void>;
  children?: ReactNode;
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  texts?: typeof defaultTexts.confirm;
}

/** Asks before money moves: what, how much, why; stays open until the server has answered. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, confirmLabel, isDanger, trigger, texts = defaultTexts.confirm } = props;
  const decision = useDecision(props);
  return (
    <Dialog
      title={title}
      description={description}
      trigger={trigger}
      isOpen={decision.isOpen}
      onOpenChange={decision.setIsOpen}
      footer={
        <>
          <Button disabled={decision.isPending} onClick={() => decision.setIsOpen(false)}>
            {texts.cancel}
          </Button>
          <Button
            variant={isDanger ? "danger" : "primary"}
            isPending={decision.isPending}
            onClick={() => void decision.confirm()}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <ConfirmBody {...props} decision={decision} texts={texts} />
    </Dialog>
  );
}

type Decision = ReturnType<typeof useDecision>;

interface ConfirmBodyProps extends ConfirmDialogProps {
  decision: Decision;
  texts: typeof defaultTexts.confirm;
}

function ConfirmBody({ amount, reason, children, decision, texts }: ConfirmBodyProps) {
  return (
    <div className="grid gap-4">
      {amount && (
        <p
          className={cn(
            "flex flex-wrap items-baseline justify-between gap-x-4 rounded-lg border bg-muted",
            "px-4 py-3",
          )}
        >
          <span className="text-muted-foreground text-sm">{amount.label ?? texts.amount}</span>
          <Money {...amount} className="font-semibold text-xl" />
        </p>
      )}
      {children}
      {reason && (
        <Field
          label={reason.label ?? texts.reason}
          hint={reason.hint}
          isRequired={reason.isRequired}
          error={decision.isReasonMissing ? texts.reasonMissing : undefined}
        >
          <Textarea value={decision.reason} onChange={(event) => decision.setReason(event.target.value)} />
        </Field>
      )}
      {decision.failure && <Alert tone="bad" isAnnounced title={decision.failure} />}
    </div>
  );
}

function useDecision({ reason: asked, onConfirm, isOpen, onOpenChange, texts }: ConfirmDialogProps) {
  const [isOpenHere, setIsOpenHere] = useState(false);
  const [reason, setReason] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const [failure, setFailure] = useState<string>();

  const setIsOpen = (next: boolean) => {
    if (isPending) return;
    setIsOpenHere(next);
    onOpenChange?.(next);
    if (!next) return;
    setFailure(undefined);
    setIsReasonMissing(false);
  };
  const confirm = async () => {
    const isMissing = Boolean(asked?.isRequired) && reason.trim() === "";
    setIsReasonMissing(isMissing);
    if (isMissing) return;
    setIsPending(true);
    setFailure(undefined);
    try {
      await onConfirm(reason.trim());
      setReason("");
      setIsOpenHere(false);
      onOpenChange?.(false);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : (texts ?? defaultTexts.confirm).failed);
    } finally {
      setIsPending(false);
    }
  };
  return {
    isOpen: isOpen ?? isOpenHere,
    setIsOpen,
    reason,
    setReason,
    isPending,
    isReasonMissing,
    failure,
    confirm,
  };
}
