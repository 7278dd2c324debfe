// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useAsked } from "./use-asked.tsx";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Answers when the test says so, in any order. */
function oracle() {
  const asked: { question: string; answer: (text: string) => void; refuse: (error: Error) => void }[] = [];
  const send = (question: { text: string }) =>
    new Promise<string>((answer, refuse) => {
      asked.push({ question: question.text, answer, refuse });
    });
  return { asked, send };
}

const settle = (change: () => void) => act(async () => change());

test("a question is asked once, and anew when it changes", async () => {
  const { asked, send } = oracle();
  const hook = renderHook(({ text }) => useAsked(send, { text }), { initialProps: { text: "one" } });
  hook.rerender({ text: "one" });
  expect(asked.map(({ question }) => question)).toEqual(["one"]);
  await settle(() => asked[0]?.answer("1"));
  expect(hook.result.current.answer).toBe("1");
  hook.rerender({ text: "two" });
  expect([hook.result.current.answer, hook.result.current.isAsking, asked.length]).toEqual(["1", true, 2]);
});

test("an answer that comes after the next question is dropped", async () => {
  const { asked, send } = oracle();
  const hook = renderHook(({ text }) => useAsked(send, { text }), { initialProps: { text: "one" } });
  hook.rerender({ text: "two" });
  await settle(() => asked[1]?.answer("2"));
  await settle(() => asked[0]?.answer("1"));
  expect(hook.result.current.answer).toBe("2");
});

test("what goes on is asked for every second until it has ended, a fault in between included", async () => {
  const { asked, send } = oracle();
  const isGoingOn = (answer: string) => answer === "running";
  const hook = renderHook(() => useAsked(send, { text: "how far?" }, { isGoingOn }));
  await settle(() => asked[0]?.refuse(new Error("no network")));
  expect(hook.result.current.error?.message).toBe("no network");
  for (const answer of ["running", "running", "done"]) {
    await settle(() => vi.advanceTimersByTime(1_000));
    await settle(() => asked.at(-1)?.answer(answer));
  }
  await settle(() => vi.advanceTimersByTime(5_000));
  expect([hook.result.current.answer, asked.length]).toEqual(["done", 4]);
});

test("nothing is asked by itself while it is off, and what was answered is forgotten", async () => {
  const { asked, send } = oracle();
  const hook = renderHook(({ isOn }) => useAsked(send, { text: "one" }, { isOn }), {
    initialProps: { isOn: false },
  });
  expect(asked).toHaveLength(0);
  await settle(() => void hook.result.current.ask());
  await settle(() => asked[0]?.answer("1"));
  expect(hook.result.current.answer).toBe("1");
  hook.rerender({ isOn: true });
  expect(asked).toHaveLength(2);
  hook.rerender({ isOn: false });
  expect(hook.result.current.answer).toBeUndefined();
});
