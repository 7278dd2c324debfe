"use client";
import { Alert } from "@tributary/ui/alert";
import { formatSpan } from "@tributary/ui/format/time";
import { Progress } from "@tributary/ui/progress";
import { useAsked } from "@tributary/ui/use-asked";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { correctionTexts } from "@/texts/correction.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Standing } from "../../types.ts";

const { progress: texts } = correctionTexts;

/** How far report or correction are, also for who loads the page anew; at their end the page shows it. */
export function RequestProgress({ initial }: { readonly initial: Standing }) {
  const standing = useProgress(initial);
  const { status, work, percent, step, elapsedMs, failure, decidedBy, askedBy } = standing;
  if (work === "idle" || (status !== "reporting" && status !== "approved")) return null;
  if (work !== "running") {
    return (
      <Alert tone="bad" isAnnounced={initial.work === "running"} title={texts.failedTitle[status]}>
        {failure}
      </Alert>
    );
  }
  return (
    <div role="status" className="rounded-lg border bg-card p-(--card-space)">
      <Progress
        label={texts[status]}
        percent={percent}
        detail={texts.steps[step] ?? step}
        eta={texts.elapsed(status === "approved" ? (decidedBy ?? askedBy) : askedBy, formatSpan(elapsedMs))}
      />
    </div>
  );
}

/** Asks every second while the work goes on, and shows the page anew once it has ended. */
function useProgress(initial: Standing): Standing {
  const client = useTRPCClient();
  const router = useRouter();
  const isRunning = initial.work === "running";
  const { answer = initial } = useAsked(
    client.correction.progress.query,
    { id: initial.id },
    { isOn: isRunning, isGoingOn: ({ work }) => work === "running" },
  );
  const hasEnded = isRunning && answer.work !== "running";
  useEffect(() => {
    if (hasEnded) router.refresh();
  }, [hasEnded, router]);
  return answer;
}
