"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { formatSpan } from "@tributary/ui/format/time";
import { Progress } from "@tributary/ui/progress";
import { useAsked } from "@tributary/ui/use-asked";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Redrive } from "./types.ts";

const { progress: texts, nobody } = quarantineTexts;

interface RunningRedrivesProps {
  /** Those that ran when the page was made. */
  readonly initial: readonly Redrive[];
  readonly canCancel: boolean;
}

/**
 * How far the re-drives are, also for who loads the page anew; when one ends, the page shows what came of
 * it.
 */
export function RunningRedrives({ initial, canCancel }: RunningRedrivesProps) {
  if (initial.length === 0) return null;
  return <Watched initial={initial} canCancel={canCancel} />;
}

function Watched({ initial, canCancel }: RunningRedrivesProps) {
  const running = useProgress(initial);
  return (
    <Card title={texts.title}>
      <div role="status" className="grid gap-4">
        {running.map((redrive) => (
          <Running key={redrive.id} redrive={redrive} canCancel={canCancel} />
        ))}
      </div>
    </Card>
  );
}

function Running({ redrive, canCancel }: { readonly redrive: Redrive; readonly canCancel: boolean }) {
  const { id, reason, operatorName, sourceId, recordsDone, recordsTotal, secondsLeft, cancelledBy } = redrive;
  const client = useTRPCClient();
  const { run, isPending } = useCommand(client.quarantine.cancel.mutate, { done: texts.cancelled });
  const speed = redrive.recordsPerSecond;
  return (
    <Progress
      label={texts.label(reasonLabel(reason), operatorName ?? nobody, sourceId)}
      percent={(100 * recordsDone) / Math.max(1, recordsTotal)}
      detail={texts.detail(
        formatDecimal(BigInt(recordsDone)),
        formatDecimal(BigInt(recordsTotal)),
        speed === null ? null : formatDecimal(BigInt(speed)),
      )}
      eta={secondsLeft === null ? texts.waits : texts.eta(formatSpan(secondsLeft * 1_000))}
      action={
        canCancel &&
        (cancelledBy === null ? (
          <Button size="sm" isPending={isPending} onClick={() => void run({ redriveId: id })}>
            {texts.cancel}
          </Button>
        ) : (
          texts.cancelling
        ))
      }
    />
  );
}

/** Asks every second while all of them run, and shows the page anew once one has ended. */
function useProgress(initial: readonly Redrive[]): readonly Redrive[] {
  const client = useTRPCClient();
  const router = useRouter();
  const { answer = initial } = useAsked(
    client.quarantine.progress.query,
    { redriveIds: initial.map(({ id }) => id) },
    { isGoingOn: (redrives) => !redrives.some(hasEnded) },
  );
  const isOver = answer.some(hasEnded);
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
  return answer;
}

function hasEnded({ state }: Redrive): boolean {
  return state !== "running";
}
