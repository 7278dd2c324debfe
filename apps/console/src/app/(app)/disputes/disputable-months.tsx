"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { settlementPath } from "@/frame/paths.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { disputable: texts } = disputeTexts;

type Month = Outputs["dispute"]["list"]["disputable"][number];

interface DisputableMonthsProps {
  readonly months: readonly Month[];
  readonly canDraft: boolean;
}

/** Months whose exceptions wait to be put into a dispute. */
export function DisputableMonths({ months, canDraft }: DisputableMonthsProps) {
  return (
    <Card title={texts.title} isFlush>
      <ul className="divide-y">
        {months.map((month) => (
          <MonthRow key={`${month.agreementId} ${month.period}`} month={month} canDraft={canDraft} />
        ))}
      </ul>
    </Card>
  );
}

function MonthRow({ month, canDraft }: { readonly month: Month; readonly canDraft: boolean }) {
  const { agreementId, period, exceptions, grossMicros, currency } = month;
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.dispute.open.mutate, {
    done: ({ number }) => texts.done(number),
  });
  return (
    <li className="grid gap-2 px-(--card-space) py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
        <AppLink href={settlementPath(agreementId, period)} className="font-medium hover:underline">
          {agreementId}, <PeriodLabel period={period} />
        </AppLink>
        <span className="text-muted-foreground">{texts.month(exceptions)}</span>
        <Money micros={grossMicros} currency={currency} className="ml-auto font-medium" />
        {canDraft && (
          <Button size="sm" isPending={isPending} onClick={() => void run({ agreementId, period })}>
            {texts.draft}
          </Button>
        )}
      </div>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
    </li>
  );
}
