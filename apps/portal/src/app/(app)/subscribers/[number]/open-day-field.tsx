"use client";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";

interface OpenDayFieldProps {
  readonly label: string;
  readonly openDays: NonNullable<Subscriber["choices"]>["openDays"] | undefined;
  /** YYYY-MM-DD, or nothing. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly isRequired?: boolean;
}

/** A day since which a step holds that is told late: one that is not billed. */
export function OpenDayField({ label, openDays, value, onChange, isRequired }: OpenDayFieldProps) {
  const { first, last } = openDays ?? {};
  const { openDay } = oneSubscriberTexts;
  const hint = first === undefined || last === undefined ? undefined : openDay(first, last);
  return (
    <Field label={label} hint={hint} isRequired={isRequired}>
      <Input
        type="date"
        min={first}
        max={last}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
