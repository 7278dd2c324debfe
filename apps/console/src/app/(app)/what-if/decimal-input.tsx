"use client";
import { Input } from "@tributary/ui/input";
import { type ComponentProps, useState } from "react";
import { whatIfTexts } from "@/texts/what-if.ts";

interface DecimalInputProps extends Omit<ComponentProps<"input">, "value" | "onChange"> {
  readonly value: string;
  readonly decimals: number;
  /** The number as it was entered, or null for none; called when the field is left or Enter is pressed. */
  readonly onCommit: (text: string | null) => void;
}

/** An exact number, passed on as the text it was entered as. */
export function DecimalInput({ value, decimals, onCommit, ...rest }: DecimalInputProps) {
  const [text, setText] = useState(value);
  const isValid = text === "" || new RegExp(`^\\d{1,9}(\\.\\d{1,${decimals}})?$`).test(text);
  const commit = () => {
    if (isValid && text !== value) onCommit(text === "" ? null : text);
  };
  return (
    <Input
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="figures text-right"
      value={text}
      aria-invalid={!isValid || undefined}
      title={isValid ? undefined : whatIfTexts.form.invalid}
      onChange={({ target }) => setText(target.value.trim())}
      onBlur={commit}
      onKeyDown={({ key }) => key === "Enter" && commit()}
    />
  );
}
