"use client";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useId } from "react";

interface PickFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The first of what there is; others can be typed. */
  readonly offered: readonly string[];
  readonly isRequired?: boolean;
}

/** A SIM or a number out of stock: typed, or chosen among the first there are. */
export function PickField({ label, hint, value, onChange, offered, isRequired }: PickFieldProps) {
  const list = useId();
  return (
    <div className="grid gap-1">
      <Field label={label} hint={hint} isRequired={isRequired}>
        <Input
          list={list}
          value={value}
          maxLength={40}
          inputMode="tel"
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        />
      </Field>
      <datalist id={list}>
        {offered.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </div>
  );
}
