"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Instant } from "@tributary/ui/instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { useAsked } from "@tributary/ui/use-asked";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

type Checks = NonNullable<Outputs["settlement"]["checks"]>;

const texts = settlementViewTexts.audit;

interface IdentitiesProps {
  readonly runId: string;
  /** What they said when the run was issued; null before, and for runs of earlier editions. */
  readonly stored: Checks | null;
  readonly isIssued: boolean;
  readonly zone: string;
}

/** The ten identities with their figures, as they were at the issue or checked on demand. */
export function Identities({ runId, stored, isIssued, zone }: IdentitiesProps) {
  const client = useTRPCClient();
  const now = useAsked(client.settlement.check.query, { runId }, { isOn: false });
  const checks = now.answer ?? stored;
  const unchecked = isIssued ? texts.notKept : texts.notChecked;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted-foreground text-xs">
          {checks === null ? unchecked : checks.isStored ? texts.checkedAtIssue : texts.checkedNow}{" "}
          {checks !== null && <Instant at={checks.checkedAt} zone={zone} />}
        </p>
        <Button size="sm" isPending={now.isAsking} onClick={() => void now.ask()}>
          {texts.check}
        </Button>
      </div>
      {now.error && <Alert tone="bad" isAnnounced title={now.error.message} />}
      {checks !== null && (
        <ul className="grid gap-2.5" aria-live="polite">
          {checks.identities.map(({ id, holds, evidence }) => (
            <li key={id} className="flex items-start gap-3 text-sm">
              <span className="w-7 shrink-0 font-medium">{id}</span>
              <span className="min-w-0 flex-1">
                {texts.identityNames[id]}
                <span className="block text-muted-foreground text-xs">{evidence}</span>
              </span>
              <StatusBadge tone={holds ? "good" : "bad"}>{holds ? texts.holds : texts.broken}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
