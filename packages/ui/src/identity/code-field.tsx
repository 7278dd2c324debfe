"use client";

import { useState } from "react";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { identityTexts } from "./texts.ts";
import { focusFirst } from "./use-is-live.tsx";

export interface CodeFieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  texts?: typeof identityTexts.code;
}

/** A code of the authenticator, or a recovery code for whoever has lost it. */
export function CodeField({ value, onChange, error, texts = identityTexts.code }: CodeFieldProps) {
  const [isRecovery, setIsRecovery] = useState(false);
  const swap = () => {
    setIsRecovery(!isRecovery);
    onChange("");
  };
  return (
    <div className="grid justify-items-start gap-1.5">
      <Field
        className="w-full"
        label={isRecovery ? texts.recoveryLabel : texts.label}
        hint={isRecovery ? texts.recoveryHint : texts.hint}
        error={error}
      >
        <Input
          key={String(isRecovery)}
          ref={focusFirst}
          value={value}
          maxLength={40}
          autoComplete={isRecovery ? "off" : "one-time-code"}
          inputMode={isRecovery ? "text" : "numeric"}
          autoCapitalize="characters"
          spellCheck={false}
          className="figures font-mono tracking-widest"
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <Button variant="link" size="sm" className="min-h-6" onClick={swap}>
        {isRecovery ? texts.useAuthenticator : texts.useRecovery}
      </Button>
    </div>
  );
}
