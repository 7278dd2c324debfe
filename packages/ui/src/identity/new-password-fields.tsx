"use client";

import { Field } from "../field.tsx";
import { PasswordInput } from "./password-input.tsx";
import { identityTexts } from "./texts.ts";

export interface NewPasswordFieldsProps {
  password: string;
  repeated: string;
  onPassword: (text: string) => void;
  onRepeated: (text: string) => void;
  fault?: "password" | "different";
  texts?: typeof identityTexts;
}

/** A new password, typed twice. */
export function NewPasswordFields(props: NewPasswordFieldsProps) {
  const { password, repeated, onPassword, onRepeated, fault, texts = identityTexts } = props;
  return (
    <>
      <Field
        label={texts.choose.next}
        hint={texts.choose.nextHint}
        error={fault === "password" ? texts.missing.password : undefined}
      >
        <PasswordInput
          autoComplete="new-password"
          value={password}
          maxLength={1000}
          onChange={(event) => onPassword(event.target.value)}
        />
      </Field>
      <Field label={texts.choose.repeat} error={fault === "different" ? texts.missing.different : undefined}>
        <PasswordInput
          autoComplete="new-password"
          value={repeated}
          maxLength={1000}
          onChange={(event) => onRepeated(event.target.value)}
        />
      </Field>
    </>
  );
}
