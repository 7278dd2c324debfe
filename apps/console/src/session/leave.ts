"use client";
import { signOut } from "next-auth/react";

/** Ends this browser's session and loads the sign-in page. */
export function leave(): void {
  void signOut({ callbackUrl: "/login" });
}
