"use client";
import { Alert } from "@tributary/ui/alert";
import { Card } from "@tributary/ui/card";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { useAsked } from "@tributary/ui/use-asked";
import { agreementTexts as texts } from "@/texts/agreement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { AtRisk } from "../quarantine/at-risk.tsx";
import { LackingTable } from "./lacking-table.tsx";
import type { Agreement } from "./types.ts";

interface AgreementCardProps {
  readonly agreement: Agreement;
  readonly canPropose: boolean;
}

/** What waits because an agreement has no rate for it, and what exactly is lacking. */
export function AgreementCard({ agreement, canPropose }: AgreementCardProps) {
  const { name, mnoName, waiting, currency } = agreement;
  return (
    <Card title={name} description={texts.under(mnoName)}>
      {waiting === null ? (
        <p className="text-muted-foreground text-sm">{texts.nothing}</p>
      ) : (
        <div className="grid gap-4">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
            <span className="font-medium">{texts.waits(formatDecimal(waiting.records))}</span>
            <AtRisk
              micros={waiting.valueMicros}
              estimateMicros={waiting.estimateMicros}
              currency={currency}
              className="font-semibold"
            />
          </p>
          <WhatIsLacking agreement={agreement} canPropose={canPropose} />
        </div>
      )}
    </Card>
  );
}

function WhatIsLacking({ agreement, canPropose }: AgreementCardProps) {
  const client = useTRPCClient();
  const { waiting } = agreement;
  const asked = { agreementId: agreement.id, count: waiting?.records };
  const send = ({ agreementId }: typeof asked) => client.agreement.preview.query({ agreementId });
  const { answer, error } = useAsked(send, asked);
  if (error !== null) return <Alert tone="bad" title={error.message} />;
  if (answer === undefined) {
    return (
      <p role="status" className="text-muted-foreground text-sm">
        {texts.asking}
      </p>
    );
  }
  const notes = [
    ...(answer.isWhole ? [] : [texts.part(formatDecimal(BigInt(answer.looked)))]),
    ...(canPropose ? [] : [texts.notYours]),
  ];
  return (
    <div className="grid gap-2">
      <LackingTable agreement={agreement} preview={answer} canPropose={canPropose} />
      {notes.length > 0 && <p className="text-muted-foreground text-xs">{notes.join(" ")}</p>}
    </div>
  );
}
