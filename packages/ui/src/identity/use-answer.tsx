"use client";

import { useState } from "react";
import { useCommandHost } from "../command.tsx";
import { toast } from "../toast.tsx";
import { identityTexts } from "./texts.ts";

/** What the server says to a form: what was asked for, or why not in a sentence. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string };

interface Options<T> {
  /** Said when it is done. */
  readonly done?: string;
  readonly onDone?: (value: T) => void;
  /** By code: what a refusal means on this very form. */
  readonly refusals?: Readonly<Record<string, string>>;
}

/**
 * Sends what a form asks and keeps the refusal's sentence; asks who the person is when the server wants to
 * know, and shows the page anew when it is done.
 */
export function useAnswer<Given extends unknown[], T>(
  ask: (...given: Given) => Promise<Answer<T>>,
  { done, onDone, refusals = {} }: Options<T> = {},
) {
  const host = useCommandHost();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const attempt = async (given: Given): Promise<Answer<T>> => {
    const answer = await ask(...given);
    const mustProve = !answer.ok && answer.code === "STEP_UP_NEEDED";
    return mustProve && (await host.stepUp()) ? ask(...given) : answer;
  };
  /** Answers why not; undefined when it is done. */
  const send = async (given: Given): Promise<string | undefined> => {
    setPending(true);
    setRefusal(undefined);
    try {
      const answer = await attempt(given);
      if (!answer.ok) return refusals[answer.code] ?? answer.message;
      if (done !== undefined) toast.success(done);
      onDone?.(answer.value);
      host.refresh();
    } catch {
      return identityTexts.failed;
    } finally {
      setPending(false);
    }
  };
  const run = async (...given: Given): Promise<boolean> => {
    const refused = await send(given);
    setRefusal(refused);
    return refused === undefined;
  };
  /** For a dialog that stays open and shows the sentence itself: rejects with it. */
  const confirm = async (...given: Given): Promise<void> => {
    const refused = await send(given);
    if (refused !== undefined) throw new Error(refused);
  };
  return { run, confirm, isPending, refusal };
}
