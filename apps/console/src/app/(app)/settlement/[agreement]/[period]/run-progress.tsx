"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { formatSpan } from "@tributary/ui/format/time";
import { Progress } from "@tributary/ui/progress";
import { useAsked } from "@tributary/ui/use-asked";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { settlementTexts } from "@/texts/settlement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { RunPage } from "./load-run.ts";
import type { RunAddress } from "./run-address.ts";

const { progress: texts, actions } = settlementTexts.run;

type ProgressDto = RunPage["progress"];

interface RunProgressProps {
  readonly address: RunAddress;
  readonly initial: ProgressDto;
  readonly canPrepare: boolean;
}

/**
 * How far the preparation is, also for who loads the page anew; when it ends, the page shows what came of
 * it.
 */
export function RunProgress({ address: { agreementId, period }, initial, canPrepare }: RunProgressProps) {
  const progress = useProgress(agreementId, period, initial);
  if (progress === null || progress.state === "done") return null;
  if (progress.state === "running") return <Running progress={progress} />;
  const { startedBy, failure, state } = progress;
  return (
    <Alert
      tone="bad"
      isAnnounced={initial?.state === "running"}
      title={state === "failed" ? texts.failedTitle : texts.interruptedTitle}
      action={canPrepare && <StartAgain agreementId={agreementId} period={period} />}
    >
      {state === "failed" ? failure : texts.interruptedText(startedBy)}
    </Alert>
  );
}

function Running({ progress }: { readonly progress: NonNullable<ProgressDto> }) {
  const { stepsDone, stepsTotal, step, startedBy, elapsedMs } = progress;
  return (
    <div role="status" className="rounded-lg border bg-card p-(--card-space)">
      <Progress
        label={texts.label}
        percent={(100 * stepsDone) / Math.max(1, stepsTotal)}
        detail={texts.detail(stepsDone, stepsTotal, texts.steps[step] ?? step)}
        eta={texts.elapsed(startedBy, formatSpan(elapsedMs))}
      />
    </div>
  );
}

function StartAgain({ agreementId, period }: Pick<RunAddress, "agreementId" | "period">) {
  const client = useTRPCClient();
  const { run, isPending } = useCommand(client.settlement.prepare.mutate, { done: actions.preparing });
  return (
    <Button size="sm" isPending={isPending} onClick={() => void run({ agreementId, period })}>
      {texts.again}
    </Button>
  );
}

/** Asks every second while the work goes on, and shows the page anew once it has ended. */
function useProgress(agreementId: string, period: string, initial: ProgressDto): ProgressDto {
  const client = useTRPCClient();
  const router = useRouter();
  const isRunning = initial?.state === "running";
  const { answer = initial } = useAsked(
    client.settlement.progress.query,
    { agreementId, period },
    { isOn: isRunning, isGoingOn: (progress) => progress?.state === "running" },
  );
  const hasEnded = isRunning && answer !== null && answer.state !== "running";
  useEffect(() => {
    if (hasEnded) router.refresh();
  }, [hasEnded, router]);
  return answer;
}
