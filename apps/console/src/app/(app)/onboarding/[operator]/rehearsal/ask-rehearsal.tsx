"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { useRouter } from "next/navigation";
import { rehearsalTexts } from "@/texts/rehearsal.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { ask: texts } = rehearsalTexts;

/** Begins a rehearsal; whoever asks while one is under way joins it. */
export function AskRehearsal({
  operatorId,
  isFirst,
}: {
  readonly operatorId: string;
  readonly isFirst: boolean;
}) {
  const client = useTRPCClient();
  const router = useRouter();
  const ask = useCommand(client.rehearsal.ask.mutate, {
    done: texts.done,
    onDone: () => router.refresh(),
  });
  return (
    <Button variant="primary" isPending={ask.isPending} onClick={() => void ask.run({ operatorId })}>
      {isFirst ? texts.first : texts.again}
    </Button>
  );
}
