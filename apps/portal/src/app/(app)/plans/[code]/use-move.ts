"use client";
import { useCommand } from "@tributary/ui/command";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { useState } from "react";
import { planTexts } from "@/texts/plan.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

export type Move = Inputs["plan"]["previewMove"];
export type Preview = Outputs["plan"]["previewMove"];

/** Looks at a move, then makes it: what was looked at counts only for what is still chosen. */
export function useMove(chosen: Move, onDone: () => void) {
  const client = useTRPCClient();
  const [looked, setLooked] = useState<{ readonly move: Move; readonly preview: Preview } | null>(null);
  const [isLooking, setLooking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { run, isPending, refusal } = useCommand(client.plan.move.mutate, {
    done: ({ subscribers }) => planTexts.move.done(formatDecimal(BigInt(subscribers))),
    onDone,
  });
  const look = async (): Promise<void> => {
    setLooking(true);
    setFailure(null);
    try {
      setLooked({ move: chosen, preview: await client.plan.previewMove.query(chosen) });
    } catch (error) {
      setLooked(null);
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setLooking(false);
    }
  };
  return {
    preview: looked !== null && looked.move === chosen ? looked.preview : null,
    look,
    isLooking,
    send: (subscribers: number) => run({ ...chosen, subscribers }),
    isSending: isPending,
    problem: refusal?.message ?? failure,
  };
}
