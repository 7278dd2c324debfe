"use client";

import { type FormEvent, useId, useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { CopyHash } from "../copy-hash.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { identityTexts } from "./texts.ts";
import { type Answer, useAnswer } from "./use-answer.tsx";

/** What an authenticator takes, shown once. */
export interface TotpSecret {
  /** In base32, for typing in. */
  readonly secret: string;
  /** The same as a picture, in a data URL. */
  readonly qrDataUrl: string;
}

export interface TotpDialogProps {
  secret: TotpSecret;
  onConfirm: (given: { code: string }) => Promise<Answer<{ readonly recoveryCodes: readonly string[] }>>;
  /** It is on; the recovery codes are to be shown. */
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
  texts?: typeof identityTexts;
}

/** Hands an authenticator its secret and switches the second factor on by a first code. */
export function TotpDialog(props: TotpDialogProps) {
  const { secret, onConfirm, onConfirmed, onCancel, texts = identityTexts } = props;
  const words = texts.factor;
  const formId = useId();
  const [code, setCode] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const { run, isPending, refusal } = useAnswer(onConfirm, {
    onDone: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(code.trim() === "");
    if (code.trim() !== "" && !isPending) void run({ code });
  };
  return (
    <Dialog
      title={words.setUpTitle}
      description={words.scan}
      isOpen
      onOpenChange={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{words.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={isPending}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={send} className="grid gap-4">
        {refusal !== undefined && <Alert tone="bad" isAnnounced title={refusal} />}
        <div className="flex flex-wrap items-center gap-5">
          <img src={secret.qrDataUrl} alt={words.qr} className="size-40 rounded-lg border bg-white p-1" />
          <div className="min-w-0 flex-1 basis-48">
            <p className="font-medium text-sm">{words.secret}</p>
            <CopyHash value={secret.secret} length={64} className="break-all text-sm" />
          </div>
        </div>
        <Field
          label={texts.code.label}
          hint={texts.code.hint}
          error={isMissing ? texts.missing.code : undefined}
          className="max-w-60"
        >
          <Input
            value={code}
            maxLength={20}
            inputMode="numeric"
            autoComplete="one-time-code"
            className="figures font-mono tracking-widest"
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
