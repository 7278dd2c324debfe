"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { useRouter } from "next/navigation";
import { ticketPath } from "@/frame/paths.ts";
import { supportTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { next: texts } = supportTexts;

/** Takes the most urgent ticket that nobody has, and leads to it. */
export function TakeNext() {
  const client = useTRPCClient();
  const router = useRouter();
  const { run, isPending, refusal } = useCommand(client.ticket.takeNext.mutate, {
    done: texts.done,
    onDone: ({ number }) => router.push(ticketPath(number)),
  });
  return (
    <>
      {refusal && <Alert tone="info" isAnnounced title={refusal.message} />}
      <Button variant="primary" isPending={isPending} onClick={() => void run({ category: null })}>
        {texts.action}
      </Button>
    </>
  );
}
