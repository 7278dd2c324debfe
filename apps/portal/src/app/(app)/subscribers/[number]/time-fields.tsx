"use client";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import type { Inputs } from "@/trpc/outputs.ts";
import type { Subscriber } from "../status.tsx";
import { OpenDayField } from "./open-day-field.tsx";

const { changePlan, missing } = oneSubscriberTexts;

/** From when on a step holds, as it is chosen: now, with the next month, or since a day. */
export interface AskedTime {
  readonly when: keyof typeof changePlan.times;
  /** YYYY-MM-DD, or nothing. */
  readonly since: string;
}

/** What is sent of it; a day that is missing is refused by its label. */
export function chosenTime(
  { when, since }: AskedTime,
  label: string,
): Inputs["subscriber"]["changePlan"]["when"] {
  if (when !== "since") return when;
  if (since === "") throw new Error(`${label}: ${missing}`);
  return { since };
}

interface TimeFieldsProps {
  readonly labels: { readonly when: string; readonly since: string };
  readonly openDays: NonNullable<Subscriber["choices"]>["openDays"] | undefined;
  readonly time: AskedTime;
  readonly onChange: (time: AskedTime) => void;
}

/** Asks from when on a step holds. */
export function TimeFields({ labels, openDays, time, onChange }: TimeFieldsProps) {
  return (
    <>
      <Field label={labels.when}>
        <Select
          value={time.when}
          options={Object.entries(changePlan.times).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => onChange({ ...time, when: target.value as AskedTime["when"] })}
        />
      </Field>
      {time.when === "since" && (
        <OpenDayField
          label={labels.since}
          openDays={openDays}
          value={time.since}
          onChange={(since) => onChange({ ...time, since })}
          isRequired
        />
      )}
    </>
  );
}
