"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { useRouter } from "next/navigation";
import { planPath } from "@/frame/paths.ts";
import { planTexts } from "@/texts/plan.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

/** Drafts the next version from the latest one, and opens it for editing. */
export function DraftNext({ code }: { readonly code: string }) {
  const { next, nextDone } = planTexts.draft;
  const client = useTRPCClient();
  const router = useRouter();
  const { run, isPending } = useCommand(client.plan.draft.mutate, {
    done: nextDone,
    onDone: () => router.push(`${planPath(code)}/edit`),
  });
  return (
    <Button variant="primary" isPending={isPending} onClick={() => void run({ code })}>
      {next}
    </Button>
  );
}
