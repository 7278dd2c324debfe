"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand, useCommandHost } from "@tributary/ui/command";
import { useEffect } from "react";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Onboarding } from "./types.ts";

const { setup: texts } = onboardingTexts;
const AGAIN_MS = 1_500;

interface SetupCardProps {
  readonly onboarding: Onboarding;
  readonly canWrite: boolean;
}

/** How far the setup is; shown anew until it has ended. */
export function SetupCard({ onboarding: { operatorId, setup }, canWrite }: SetupCardProps) {
  const client = useTRPCClient();
  const host = useCommandHost();
  const { run, isPending } = useCommand(client.onboarding.setUpAgain.mutate, { done: texts.againDone });
  const status = setup?.status;
  const isOpen = status === "waiting" || status === "running";
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => host.refresh(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, host]);
  if (status === undefined || status === "done") return null;
  if (status !== "failed") return <Alert title={texts[status]} />;
  return (
    <Alert
      tone="bad"
      title={texts.failed}
      action={
        canWrite && (
          <Button size="sm" isPending={isPending} onClick={() => void run({ operatorId })}>
            {texts.again}
          </Button>
        )
      }
    >
      {setup?.message}
    </Alert>
  );
}
