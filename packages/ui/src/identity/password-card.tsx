"use client";

import { type FormEvent, useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { Field } from "../field.tsx";
import { Instant } from "../instant.tsx";
import { useReaderZone } from "../reader-zone.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { PasswordInput } from "./password-input.tsx";
import { identityTexts } from "./texts.ts";
import { type Answer, useAnswer } from "./use-answer.tsx";

export interface PasswordCardProps {
  email: string;
  /** In milliseconds; null when it never was. */
  changedAt: number | null;
  onChange: (given: { current: string; next: string }) => Promise<Answer<unknown>>;
  texts?: typeof identityTexts;
}

type Typed = Readonly<Record<"current" | "next" | "repeated", string>>;

const NOTHING: Typed = { current: "", next: "", repeated: "" };

/** Changes one's password by the one that was. */
export function PasswordCard({ email, changedAt, onChange, texts = identityTexts }: PasswordCardProps) {
  const words = texts.own;
  const zone = useReaderZone();
  const [typed, setTyped] = useState(NOTHING);
  const [fault, setFault] = useState<"current" | "password" | "different">();
  const { run, isPending, refusal } = useAnswer(onChange, {
    done: words.changed,
    onDone: () => setTyped(NOTHING),
    refusals: { SIGN_IN_REFUSED: words.wrong },
  });
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const next = faultOf(typed);
    setFault(next);
    if (next === undefined && !isPending) void run({ current: typed.current, next: typed.next });
  };
  return (
    <Card
      title={words.passwordTitle}
      description={words.passwordText}
      footer={
        changedAt !== null && (
          <p className="text-muted-foreground text-xs">
            {words.changedAt} <Instant at={new Date(changedAt)} zone={zone} />
          </p>
        )
      }
    >
      <form noValidate onSubmit={send} className="grid max-w-sm gap-4">
        {refusal !== undefined && <Alert tone="bad" isAnnounced title={refusal} />}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <Field label={words.current} error={fault === "current" ? texts.missing.password : undefined}>
          <PasswordInput
            autoComplete="current-password"
            value={typed.current}
            maxLength={1000}
            onChange={(event) => change({ current: event.target.value })}
          />
        </Field>
        <NewPasswordFields
          password={typed.next}
          repeated={typed.repeated}
          onPassword={(next) => change({ next })}
          onRepeated={(repeated) => change({ repeated })}
          fault={fault === "current" ? undefined : fault}
          texts={texts}
        />
        <Button type="submit" variant="primary" className="justify-self-start" isPending={isPending}>
          {words.change}
        </Button>
      </form>
    </Card>
  );
}

function faultOf({ current, next, repeated }: Typed) {
  if (current === "") return "current";
  if (next === "") return "password";
  return next === repeated ? undefined : "different";
}
