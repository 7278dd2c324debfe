"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { useState } from "react";
import { networkTexts } from "@/texts/network.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

const { test: texts } = networkTexts;

interface TestButtonProps {
  readonly connection: Inputs["network"]["test"]["connection"];
}

/** Looks whether a connection answers, and says what it did. */
export function TestButton({ connection }: TestButtonProps) {
  const client = useTRPCClient();
  const [reached, setReached] = useState<Outputs["network"]["test"]>(null);
  const { run, isPending, refusal } = useCommand(client.network.test.mutate, { onDone: setReached });
  return (
    <div className="mt-4 grid gap-3">
      <div>
        <Button isPending={isPending} onClick={() => void run({ connection })}>
          {texts.action}
        </Button>
      </div>
      {refusal !== null && <Alert tone="bad" title={refusal.message} isAnnounced />}
      {reached !== null && (
        <Alert
          tone={reached.isReached ? "good" : "bad"}
          title={reached.isReached ? texts.reached : texts.failed}
          isAnnounced
        >
          {reached.message}
        </Alert>
      )}
    </div>
  );
}
