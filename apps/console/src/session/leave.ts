"use client";

/** Ends this browser's session and loads the sign-in page. */
export function leave(): void {
  void import("next-auth/react").then(({ signOut }) => signOut({ callbackUrl: "/login" }));
}
