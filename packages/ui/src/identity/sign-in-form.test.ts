// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { SignInForm } from "./sign-in-form.tsx";
import type { SignInGiven, SignInOutcome } from "./use-sign-in.tsx";

afterEach(cleanup);

/** Shows the form to a server that answers in turn, and answers what it was sent. */
function signIn(...outcomes: SignInOutcome[]) {
  const sent: SignInGiven[] = [];
  const onSignedIn = vi.fn<() => void>();
  const onSend = async (given: SignInGiven): Promise<SignInOutcome> => {
    sent.push(given);
    return outcomes.shift() ?? { kind: "signed-in" };
  };
  render(createElement(SignInForm, { onSend, onSignedIn }));
  return { sent, onSignedIn };
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const submit = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

function typeCredentials() {
  type("E-mail", "vera@mvna.example");
  type("Password", "a long password");
  submit("Sign in");
}

test("nothing is sent before both fields are filled", () => {
  const { sent } = signIn();
  submit("Sign in");
  expect(screen.getByText("Type your e-mail.")).toBeTruthy();
  type("E-mail", "vera@mvna.example");
  submit("Sign in");
  expect(screen.getByText("Type your password.")).toBeTruthy();
  expect(sent).toEqual([]);
});

test("a refusal is one sentence, and the fields keep what was typed", async () => {
  const { onSignedIn } = signIn({ kind: "refused", code: "SIGN_IN_THROTTLED" });
  typeCredentials();
  expect(await screen.findByText(/too many attempts/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("E-mail").value).toBe("vera@mvna.example");
  expect(onSignedIn).not.toHaveBeenCalled();
});

test("a code the form does not know is said to be our fault", async () => {
  signIn({ kind: "refused", code: "Configuration" });
  typeCredentials();
  expect(await screen.findByText(/does not work right now/)).toBeTruthy();
});

test("what is missing is asked for step by step, and all of it is sent", async () => {
  const operators = [
    { id: "aurora", name: "Aurora Mobil" },
    { id: "fjord", name: "Fjord" },
  ];
  const { sent, onSignedIn } = signIn({ kind: "second-factor" }, { kind: "operators", operators });
  typeCredentials();
  await screen.findByRole("heading", { name: "Second factor" });
  type("Code of your authenticator", "123456");
  submit("Confirm");
  fireEvent.click(await screen.findByRole("button", { name: "Fjord" }));
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  const credentials = { email: "vera@mvna.example", password: "a long password" };
  expect(sent).toEqual([
    credentials,
    { ...credentials, code: "123456" },
    { ...credentials, code: "123456", operatorId: "fjord" },
  ]);
});

test("who has lost the authenticator types a recovery code; who wants to, starts again", async () => {
  signIn({ kind: "second-factor" });
  typeCredentials();
  fireEvent.click(await screen.findByRole("button", { name: "Use a recovery code instead" }));
  expect(screen.getByLabelText("Recovery code")).toBeTruthy();
  submit("Start again");
  expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("");
});
