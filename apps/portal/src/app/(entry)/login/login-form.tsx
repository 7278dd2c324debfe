"use client";
import { readSignInAnswer } from "@tributary/api/session/sign-in-answer";
import { SignInForm } from "@tributary/ui/identity/sign-in-form";
import { signIn } from "next-auth/react";

/** Signs in and loads the application anew where the person wanted to go. */
export function LoginForm({ next }: { readonly next: string }) {
  return (
    <SignInForm
      onSend={async (given) => {
        const answer = await signIn("credentials", { redirect: false, ...given });
        return readSignInAnswer(answer === undefined ? "UNAVAILABLE" : answer.error);
      }}
      onSignedIn={() => window.location.assign(next)}
    />
  );
}
