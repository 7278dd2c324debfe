"use client";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import type { ReactNode } from "react";

interface AmountFieldProps {
  readonly label: string;
  readonly currency: string;
  /** What stands in the field, as it was typed. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly isRequired?: boolean;
}

/** An amount to be typed, in the currency its label names. */
export function AmountField({ label, currency, text, onText, ...rest }: AmountFieldProps) {
  return (
    <Field label={`${label} (${currency})`} {...rest}>
      <Input
        value={text}
        inputMode="decimal"
        autoComplete="off"
        className="figures text-right"
        onChange={({ target }) => onText(target.value)}
      />
    </Field>
  );
}
