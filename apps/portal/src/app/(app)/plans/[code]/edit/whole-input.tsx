"use client";
import { Input } from "@tributary/ui/input";
import type { ComponentProps } from "react";

type WholeInputProps = Omit<ComponentProps<typeof Input>, "value" | "onChange"> & {
  readonly value: number | null;
  readonly most: number;
  /** null while the field is empty. */
  readonly onChange: (value: number | null) => void;
};

/** A whole number from 1 on; what is no such number is not taken over. */
export function WholeInput({ value, most, onChange, ...rest }: WholeInputProps) {
  return (
    <Input
      {...rest}
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      step={1}
      value={value ?? ""}
      onChange={({ target }) => {
        const written = target.value.trim();
        const number = Number(written);
        if (written === "") onChange(null);
        else if (Number.isInteger(number) && number >= 1 && number <= most) onChange(number);
      }}
    />
  );
}
