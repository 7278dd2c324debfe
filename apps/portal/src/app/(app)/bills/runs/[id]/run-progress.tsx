"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Progress } from "@tributary/ui/progress";
import { useAsked } from "@tributary/ui/use-asked";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Run } from "../../status.tsx";

const { progress: texts } = billTexts.run;

type Task = Run["task"];

interface RunProgressProps {
  readonly run: Pick<Run, "id" | "period" | "status" | "task">;
  /** Whether whoever looks may have it tried again. */
  readonly canTry: boolean;
}

/**
 * How far the drawing up of a run is, or the numbering of its bills, also for who loads the page anew; when
 * it ends, the page shows what came of it. What failed says why.
 */
export function RunProgress({ run, canTry }: RunProgressProps) {
  const task = useTask(run);
  if (task?.isOpen && !task.isForgotten) return <Running task={task} />;
  const isHeldUp = run.status === "draft" || (run.status === "review" && task?.kind === "finalize");
  if (!isHeldUp || task?.status === "done") return null;
  const hasFailed = task?.status === "failed";
  return (
    <Alert
      tone="bad"
      isAnnounced={run.task?.isOpen === true}
      title={hasFailed ? texts.failed[task.kind] : texts.forgotten}
      action={canTry && <TryAgain run={run} task={task} />}
    >
      {hasFailed ? task.message : texts.forgottenText}
    </Alert>
  );
}

function Running({ task }: { readonly task: NonNullable<Task> }) {
  const { kind, stage, done, total, askedBy, message, attempts } = task;
  return (
    <div role="status" className="rounded-lg border bg-card p-(--card-space)">
      <Progress
        label={texts.label[kind]}
        {...(stage === null ? {} : { percent: (100 * done) / Math.max(1, total) })}
        detail={
          stage === null
            ? texts.waiting
            : texts.detail(texts.stages[stage], formatDecimal(BigInt(done)), formatDecimal(BigInt(total)))
        }
        eta={texts.askedBy(askedBy)}
      />
      {message !== null && <p className="mt-2 text-sm">{texts.triedAgain(attempts, message)}</p>}
      <noscript>
        <p className="mt-2 text-sm">{texts.reload}</p>
      </noscript>
    </div>
  );
}

function TryAgain({ run, task }: { readonly run: Pick<Run, "id" | "period">; readonly task: Task }) {
  const client = useTRPCClient();
  const router = useRouter();
  const options = { done: texts.goesOn, onDone: () => router.refresh() };
  const prepare = useCommand(client.billRun.prepare.mutate, options);
  const finalize = useCommand(client.billRun.finalize.mutate, options);
  const isFinal = task?.kind === "finalize";
  return (
    <Button
      size="sm"
      isPending={prepare.isPending || finalize.isPending}
      onClick={() =>
        void (isFinal
          ? finalize.run({ runId: run.id, leavesExceptions: task.leavesExceptions })
          : prepare.run({ period: run.period }))
      }
    >
      {texts.again}
    </Button>
  );
}

/** Asks every second while the work goes on, and shows the page anew once it has ended. */
function useTask({ id, task: initial }: Pick<Run, "id" | "task">): Task {
  const client = useTRPCClient();
  const router = useRouter();
  const wasOpen = initial?.isOpen ?? false;
  const { answer = initial } = useAsked(
    client.billRun.progress.query,
    { runId: id },
    { isOn: wasOpen, isGoingOn: (task) => task?.isOpen ?? false },
  );
  const hasEnded = wasOpen && answer?.isOpen === false;
  useEffect(() => {
    if (hasEnded) router.refresh();
  }, [hasEnded, router]);
  return answer;
}
