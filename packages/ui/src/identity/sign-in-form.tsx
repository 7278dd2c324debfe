"use client";

import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { AppLink } from "../link-context.tsx";
import { CodeField } from "./code-field.tsx";
import { EntryForm } from "./entry-form.tsx";
import { EntryTitle } from "./entry-page.tsx";
import { PasswordInput } from "./password-input.tsx";
import { identityTexts } from "./texts.ts";
import { focusFirst } from "./use-is-live.tsx";
import { type OperatorChoice, type SignInFormProps, type SignInState, useSignIn } from "./use-sign-in.tsx";

/** Asks for e-mail and password, then for what else is missing: a code, or which operator. */
export function SignInForm({ texts = identityTexts, ...props }: SignInFormProps) {
  const state = useSignIn(props, texts);
  const { step } = state;
  if (step.kind === "credentials") {
    return <CredentialsStep state={state} texts={texts} />;
  }
  return (
    <>
      {step.kind === "code" ? (
        <CodeStep state={state} texts={texts} />
      ) : (
        <OperatorStep state={state} operators={step.operators} texts={texts} />
      )}
      <Button variant="link" size="sm" className="mt-4 min-h-6" onClick={state.restart}>
        {texts.signIn.again}
      </Button>
    </>
  );
}

interface StepProps {
  state: SignInState;
  texts: typeof identityTexts;
}

function CredentialsStep({ state, texts }: StepProps) {
  const { given, change, missing, isPending, refusal } = state;
  const send = () => void state.send();
  return (
    <>
      <EntryTitle title={texts.signIn.title} />
      <EntryForm submit={texts.signIn.submit} isPending={isPending} refusal={refusal} onSubmit={send}>
        <Field label={texts.email} error={missing === "email" ? texts.missing.email : undefined}>
          <Input
            ref={focusFirst}
            type="email"
            autoComplete="username"
            value={given.email}
            maxLength={320}
            onChange={(event) => change({ email: event.target.value })}
          />
        </Field>
        <div className="relative">
          <Field label={texts.password} error={missing === "password" ? texts.missing.password : undefined}>
            <PasswordInput
              autoComplete="current-password"
              value={given.password}
              maxLength={1000}
              onChange={(event) => change({ password: event.target.value })}
            />
          </Field>
          <AppLink
            href="/forgot"
            className="absolute -top-1 right-0 py-1 text-primary-ink text-sm underline underline-offset-3"
          >
            {texts.signIn.forgot}
          </AppLink>
        </div>
      </EntryForm>
    </>
  );
}

function CodeStep({ state, texts }: StepProps) {
  const { given, change, missing, isPending, refusal } = state;
  const send = () => void state.send();
  return (
    <>
      <EntryTitle title={texts.signIn.codeTitle}>{texts.signIn.codeText}</EntryTitle>
      <EntryForm submit={texts.signIn.codeSubmit} isPending={isPending} refusal={refusal} onSubmit={send}>
        <CodeField
          value={given.code ?? ""}
          onChange={(code) => change({ code })}
          error={missing === "code" ? texts.missing.code : undefined}
          texts={texts.code}
        />
      </EntryForm>
    </>
  );
}

function OperatorStep({ state, operators, texts }: StepProps & { operators: readonly OperatorChoice[] }) {
  return (
    <>
      <EntryTitle title={texts.signIn.operatorTitle}>{texts.signIn.operatorText}</EntryTitle>
      {state.refusal !== undefined && <Alert tone="bad" isAnnounced title={state.refusal} className="mb-3" />}
      <ul className="grid gap-2">
        {operators.map(({ id, name }) => (
          <li key={id}>
            <Button
              className="h-10 w-full justify-start"
              disabled={state.isPending}
              onClick={() => void state.send({ operatorId: id })}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
