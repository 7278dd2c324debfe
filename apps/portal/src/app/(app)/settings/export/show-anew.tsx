"use client";
import { useCommandHost } from "@tributary/ui/command";
import { useEffect } from "react";

const AGAIN_MS = 2_000;

/** Shows the page anew as long as an archive is being made. */
export function ShowAnew() {
  const host = useCommandHost();
  useEffect(() => {
    const timer = setInterval(() => host.refresh(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [host]);
  return null;
}
