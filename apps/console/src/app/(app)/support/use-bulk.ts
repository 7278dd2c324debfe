import { useCommandHost } from "@tributary/ui/command";
import { toast } from "@tributary/ui/toast";
import { useState } from "react";
import { supportTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { bulk: texts } = supportTexts;

const DAY_MILLISECONDS = 86_400_000;

/**
 * Does the same to several tickets of the operator one works for, one after the other; what fails is said.
 */
export function useBulk(operatorId: string | null, onDone: () => void) {
  const client = useTRPCClient();
  const host = useCommandHost();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const each = async (
    numbers: readonly number[],
    act: (asked: { operatorId: string; number: number; idempotencyKey: string }) => Promise<unknown>,
  ): Promise<void> => {
    if (operatorId === null || numbers.length === 0 || isPending) return;
    setPending(true);
    setRefusal(null);
    let count = 0;
    try {
      for (const number of numbers) {
        await act({ operatorId, number, idempotencyKey: crypto.randomUUID() });
        count += 1;
      }
      onDone();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    } finally {
      setPending(false);
      if (count > 0) toast.success(texts.done(count));
      host.refresh();
    }
  };
  return {
    isPending,
    refusal,
    finish: (numbers: readonly number[]) => each(numbers, client.ticket.finish.mutate),
    snooze: (numbers: readonly number[]) =>
      each(numbers, (asked) =>
        client.ticket.snooze.mutate({ ...asked, until: new Date(Date.now() + DAY_MILLISECONDS) }),
      ),
  };
}
