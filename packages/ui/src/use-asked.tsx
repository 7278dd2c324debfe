"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";

const AGAIN_MS = 1_000;

interface State<Answer> {
  /** The last one: it stays while the next is awaited. */
  readonly answer: Answer | undefined;
  readonly error: Error | null;
  readonly isAsking: boolean;
}

interface Options<Answer> {
  /** Nothing is asked by itself, and what was answered is forgotten, while it is off. */
  readonly isOn?: boolean;
  /** Asked anew every second as long as the answer says that something goes on, or none has come. */
  readonly isGoingOn?: (answer: Answer) => boolean;
}

const NOTHING = { answer: undefined, error: null, isAsking: false } as const;

/**
 * What is answered to a question a component has: asked when the component appears and whenever the question
 * changes. An answer to a question of before is dropped.
 */
export function useAsked<Question, Answer>(
  send: (question: Question) => Promise<Answer>,
  question: Question,
  { isOn = true, isGoingOn }: Options<Answer> = {},
): State<Answer> & { ask(): Promise<void> } {
  const [state, setState] = useState<State<Answer>>(NOTHING);
  const turn = useRef(0);
  const key = keyOf(question);

  const ask = async (): Promise<void> => {
    turn.current += 1;
    const own = turn.current;
    const end = (change: Partial<State<Answer>>) => {
      if (own === turn.current) setState((before) => ({ ...before, ...change, isAsking: false }));
    };
    setState((before) => ({ ...before, isAsking: true }));
    await send(question).then(
      (answer) => end({ answer, error: null }),
      (error: Error) => end({ error }),
    );
  };
  const askNow = useEffectEvent(() => void ask());

  // The key stands for the question, which is another object with every render.
  useEffect(() => {
    if (isOn) askNow();
    else setState(NOTHING);
    return () => {
      turn.current += 1;
    };
  }, [key, isOn]);

  const { answer, error, isAsking } = state;
  const isUnknown = answer === undefined && error !== null;
  const goesOn =
    isOn &&
    !isAsking &&
    isGoingOn !== undefined &&
    (isUnknown || (answer !== undefined && isGoingOn(answer)));
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(askNow, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [goesOn]);

  return { ...state, ask };
}

function keyOf(question: unknown): string {
  return JSON.stringify(question, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
}
