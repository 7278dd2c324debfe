"use client";

import { useState } from "react";
import type { identityTexts } from "./texts.ts";

/** What somebody has typed so far. */
export interface SignInGiven {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
  readonly operatorId?: string;
}

export interface OperatorChoice {
  readonly id: string;
  readonly name: string;
}

export type SignInOutcome =
  | { readonly kind: "signed-in" }
  | { readonly kind: "second-factor" }
  | { readonly kind: "operators"; readonly operators: readonly OperatorChoice[] }
  | { readonly kind: "refused"; readonly code: string };

export interface SignInFormProps {
  /** Sends everything that is known so far. */
  onSend: (given: SignInGiven) => Promise<SignInOutcome>;
  /** Leaves the page. */
  onSignedIn: () => void;
  texts?: typeof identityTexts;
}

type Step =
  | { readonly kind: "credentials" }
  | { readonly kind: "code" }
  | { readonly kind: "operators"; readonly operators: readonly OperatorChoice[] };

const NOTHING: SignInGiven = { email: "", password: "" };
const FIRST: Step = { kind: "credentials" };

export type SignInState = ReturnType<typeof useSignIn>;

/** The steps of signing in: each sends what was typed before as well, and says what comes next. */
export function useSignIn({ onSend, onSignedIn }: SignInFormProps, texts: typeof identityTexts) {
  const [step, setStep] = useState<Step>(FIRST);
  const [given, setGiven] = useState(NOTHING);
  const [missing, setMissing] = useState<"email" | "password" | "code">();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const restart = () => {
    setStep(FIRST);
    setGiven({ ...NOTHING, email: given.email });
    setRefusal(undefined);
  };
  const refuse = (code: string) => {
    const { refusals } = texts.signIn;
    setRefusal(refusals[code as keyof typeof refusals] ?? refusals.UNAVAILABLE);
    setPending(false);
  };
  const goOn = (outcome: SignInOutcome) => {
    // The page is left: the button stays busy until it is gone.
    if (outcome.kind === "signed-in") return onSignedIn();
    if (outcome.kind === "refused") return refuse(outcome.code);
    setStep(outcome.kind === "second-factor" ? { kind: "code" } : outcome);
    setPending(false);
  };
  const send = async (more: Partial<SignInGiven> = {}) => {
    const all = { ...given, ...more };
    const lacking = missingIn(all, step);
    setMissing(lacking);
    if (lacking !== undefined || isPending) return;
    setPending(true);
    setRefusal(undefined);
    try {
      goOn(await onSend(all));
    } catch {
      refuse("UNAVAILABLE");
    }
  };
  const change = (part: Partial<SignInGiven>) => setGiven({ ...given, ...part });
  return { step, given, change, send, restart, missing, isPending, refusal };
}

function missingIn({ email, password, code = "" }: SignInGiven, step: Step) {
  if (email.trim() === "") return "email";
  if (password === "") return "password";
  return step.kind === "code" && code.trim() === "" ? "code" : undefined;
}
