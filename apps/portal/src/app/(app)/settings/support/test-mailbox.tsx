"use client";
import { ConnectionTest } from "@tributary/ui/connection-test";
import { mailboxTexts } from "@/texts/mailbox.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

/** Looks whether the saved mailbox can be read, and says why not. */
export function TestMailbox({ version }: { readonly version: number }) {
  const { mailbox } = useTRPCClient();
  return (
    <ConnectionTest send={(key) => mailbox.test.mutate({ ...key, version })} texts={mailboxTexts.test} />
  );
}
