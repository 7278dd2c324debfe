"use client";

import { type FormEvent, type ReactNode, useCallback, useId, useRef, useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { CodeField } from "./code-field.tsx";
import { PasswordInput } from "./password-input.tsx";
import { identityTexts } from "./texts.ts";
import type { Answer } from "./use-answer.tsx";
import { focusFirst } from "./use-is-live.tsx";

/** Proves to the server who somebody is; it may ask for a code as well. */
export type Prove = (given: {
  password: string;
  code?: string;
}) => Promise<Answer<{ readonly needs: "second-factor" | null }>>;

/**
 * A dialog that asks who somebody is: `stepUp` opens it and resolves once they have proved it, or with false
 * when they gave up.
 */
export function useStepUp(prove: Prove): {
  readonly stepUp: () => Promise<boolean>;
  readonly dialog: ReactNode;
} {
  const settle = useRef<((isProved: boolean) => void) | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const stepUp = useCallback(() => {
    // Of two that ask at once, one dialog answers: the first gives up.
    settle.current?.(false);
    setIsOpen(true);
    return new Promise<boolean>((resolve) => {
      settle.current = resolve;
    });
  }, []);
  const end = (isProved: boolean) => {
    settle.current?.(isProved);
    settle.current = null;
    setIsOpen(false);
  };
  return { stepUp, dialog: isOpen && <StepUpDialog prove={prove} onEnd={end} /> };
}

interface StepUpDialogProps {
  prove: Prove;
  onEnd: (isProved: boolean) => void;
  texts?: typeof identityTexts;
}

function StepUpDialog({ prove, onEnd, texts = identityTexts }: StepUpDialogProps) {
  const formId = useId();
  const proof = useProof(prove, onEnd, texts);
  const { needsCode, fault } = proof;
  const send = (event: FormEvent) => {
    event.preventDefault();
    // The dialog may stand over another form, which React would submit as well.
    event.stopPropagation();
    void proof.send();
  };
  return (
    <Dialog
      title={texts.stepUp.title}
      description={texts.stepUp.text}
      isOpen
      onOpenChange={() => onEnd(false)}
      footer={
        <>
          <Button onClick={() => onEnd(false)}>{texts.stepUp.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={proof.isPending}>
            {texts.stepUp.submit}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={send} className="grid gap-4">
        {proof.refusal !== undefined && <Alert tone="bad" isAnnounced title={proof.refusal} />}
        <Field label={texts.password} error={fault === "password" ? texts.missing.password : undefined}>
          <PasswordInput
            ref={focusFirst}
            autoComplete="current-password"
            value={proof.password}
            maxLength={1000}
            onChange={(event) => proof.setPassword(event.target.value)}
          />
        </Field>
        {needsCode && (
          <CodeField
            value={proof.code}
            onChange={proof.setCode}
            error={fault === "code" ? texts.missing.code : undefined}
            texts={texts.code}
          />
        )}
      </form>
    </Dialog>
  );
}

function useProof(prove: Prove, onEnd: (isProved: boolean) => void, texts: typeof identityTexts) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [needsCode, setNeedsCode] = useState(false);
  const [fault, setFault] = useState<"password" | "code">();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = async () => {
    const lacking = password === "" ? "password" : needsCode && code.trim() === "" ? "code" : undefined;
    setFault(lacking);
    if (lacking !== undefined || isPending) return;
    setPending(true);
    setRefusal(undefined);
    try {
      const answer = await prove({ password, ...(needsCode ? { code } : {}) });
      if (!answer.ok) setRefusal(answer.code === "SIGN_IN_REFUSED" ? texts.stepUp.wrong : answer.message);
      else if (answer.value.needs === null) onEnd(true);
      else setNeedsCode(true);
    } catch {
      setRefusal(texts.failed);
    }
    setPending(false);
  };
  return { password, setPassword, code, setCode, needsCode, fault, send, isPending, refusal };
}
