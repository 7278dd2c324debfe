// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createElement, Fragment, useMemo } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { CommandProvider } from "../command.tsx";
import { type Prove, useStepUp } from "./step-up-dialog.tsx";
import { type Answer, useAnswer } from "./use-answer.tsx";

afterEach(cleanup);

const mustProve: Answer<string> = { ok: false, code: "STEP_UP_NEEDED", message: "Is it you?" };

interface PageProps {
  prove: Prove;
  ask: () => Promise<Answer<string>>;
  onDone: (value: string) => void;
}

function Page({ prove, ask, onDone }: PageProps) {
  const { stepUp, dialog } = useStepUp(prove);
  const host = useMemo(() => ({ refresh: () => undefined, stepUp }), [stepUp]);
  const children = createElement(Fragment, null, createElement(Act, { ask, onDone }), dialog);
  return createElement(CommandProvider, { host, children });
}

function Act({ ask, onDone }: Omit<PageProps, "prove">) {
  const { run, refusal } = useAnswer(ask, { onDone });
  return createElement("button", { type: "button", onClick: () => void run() }, refusal ?? "Act");
}

const submit = (name: string) => act(async () => void fireEvent.click(screen.getByRole("button", { name })));

test("what asks who somebody is goes on once they have proved it", async () => {
  const ask = vi.fn<PageProps["ask"]>();
  ask.mockResolvedValueOnce(mustProve).mockResolvedValueOnce({ ok: true, value: "done" });
  const prove = vi.fn<Prove>();
  prove.mockResolvedValueOnce({ ok: false, code: "SIGN_IN_REFUSED", message: "No." });
  prove.mockResolvedValueOnce({ ok: true, value: { needs: "second-factor" } });
  prove.mockResolvedValueOnce({ ok: true, value: { needs: null } });
  const onDone = vi.fn<(value: string) => void>();
  render(createElement(Page, { prove, ask, onDone }));
  await submit("Act");
  await submit("Confirm");
  expect(prove).not.toHaveBeenCalled();
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: "my password" } });
  await submit("Confirm");
  expect(screen.getByText("The password or the code is wrong.")).toBeTruthy();
  await submit("Confirm");
  fireEvent.change(screen.getByLabelText("Code of your authenticator"), { target: { value: "123456" } });
  await submit("Confirm");
  expect(prove).toHaveBeenLastCalledWith({ password: "my password", code: "123456" });
  expect(onDone).toHaveBeenCalledExactlyOnceWith("done");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("who gives up is told why nothing was done", async () => {
  const ask = vi.fn<PageProps["ask"]>().mockResolvedValue(mustProve);
  const onDone = vi.fn<(value: string) => void>();
  render(createElement(Page, { prove: vi.fn<Prove>(), ask, onDone }));
  await submit("Act");
  await submit("Cancel");
  expect(ask).toHaveBeenCalledOnce();
  expect(onDone).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Is it you?" })).toBeTruthy();
});
