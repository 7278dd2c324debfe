"use client";
import { Alert } from "@tributary/ui/alert";
import { DescriptionList } from "@tributary/ui/description-list";
import { Money } from "@tributary/ui/money";
import { useAsked } from "@tributary/ui/use-asked";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import type { Dispute } from "../status.tsx";
import type { ClaimAnswer } from "./use-answers.ts";

const { outcome: texts } = disputeTexts;

type Outcome = Outputs["dispute"]["previewOutcome"];

interface OutcomeEffectProps {
  readonly dispute: Dispute;
  readonly answers: readonly ClaimAnswer[];
  readonly creditPeriod: string;
}

/** What recording these answers comes to, computed by the code that would record them. */
export function OutcomeEffect({ dispute, answers, creditPeriod }: OutcomeEffectProps) {
  const client = useTRPCClient();
  const asked = { number: dispute.number, answers: [...answers], creditPeriod };
  const { answer, error } = useAsked(client.dispute.previewOutcome.query, asked);
  return (
    <section aria-live="polite" className="grid gap-3 rounded-lg border bg-muted/60 p-4">
      <h3 className="font-medium text-sm">{texts.effect}</h3>
      {error !== null && <Alert tone="bad" title={error.message} />}
      {answer === undefined ? (
        <p className="text-muted-foreground text-sm">{texts.wait}</p>
      ) : (
        <Effect outcome={answer} currency={dispute.currency} />
      )}
    </section>
  );
}

function Effect({ outcome, currency }: { readonly outcome: Outcome; readonly currency: string }) {
  const money = (micros: bigint) => <Money micros={micros} currency={currency} />;
  return (
    <>
      {outcome.isWrongPeriod && <Alert tone="warning" title={texts.wrongPeriod} />}
      <DescriptionList
        columns={3}
        items={[
          { term: texts.credited, value: money(outcome.creditedMicros) },
          { term: texts.rejected, value: money(outcome.rejectedMicros) },
          { term: texts.payable, value: money(outcome.payableNowMicros) },
          { term: texts.next, value: money(outcome.nextInvoiceCreditMicros) },
          { term: texts.excess, value: money(outcome.excessMicros) },
        ]}
      />
      {outcome.adjustments.length > 0 && (
        <DescriptionList
          columns={3}
          items={outcome.adjustments.map(({ operatorId, lineCode, amountMicros }) => ({
            term: `${texts.borne}: ${operatorId ?? texts.nobody}, ${lineCode}`,
            value: money(amountMicros),
          }))}
        />
      )}
    </>
  );
}
