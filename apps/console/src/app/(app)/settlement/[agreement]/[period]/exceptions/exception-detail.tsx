import { Badge } from "@tributary/ui/badge";
import { ButtonLink } from "@tributary/ui/button";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Skeleton } from "@tributary/ui/skeleton";
import { mnoInvoicePath } from "@/frame/paths.ts";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { ComparedTable } from "./compared-table.tsx";
import { DetailSection } from "./detail-section.tsx";
import { OwnRecords, Parts, PrintedLines } from "./detail-tables.tsx";

export type Detail = Outputs["reconciliation"]["exception"];

const texts = reconciliationTexts.detail;

/** One exception with everything a person needs to decide about it. */
export async function ExceptionDetail({ id, zone }: { readonly id: string; readonly zone: string }) {
  const detail = await notFoundOnRefusal(api.reconciliation.exception({ id }));
  const { currency, counterfactual, cause, explanation } = detail;
  return (
    <div className="grid gap-6 px-4 pb-6">
      <header className="grid gap-1.5">
        <h2 className="flex flex-wrap items-center gap-2 font-semibold text-base">
          {detail.key}
          <Badge>{reconciliationTexts.causes[cause] ?? cause}</Badge>
          <Badge>{reconciliationTexts.statuses[statusOf(detail)]}</Badge>
        </h2>
        {detail.description !== null && <p className="text-muted-foreground text-sm">{detail.description}</p>}
        {detail.linePeriod !== detail.period && (
          <p className="text-sm">
            {texts.arrears} <PeriodLabel period={detail.linePeriod} />
          </p>
        )}
      </header>
      <DetailSection title={texts.comparison}>
        <ComparedTable detail={detail} />
      </DetailSection>
      <DetailSection title={texts.explanation}>
        <p className="text-sm">{explanation}</p>
        {counterfactual !== null && (
          <p className="mt-1 text-muted-foreground text-sm">
            {texts.underHypothesis} <Money micros={counterfactual.amountMicros} currency={currency} />.
          </p>
        )}
        {detail.isUnderBilled && <p className="mt-1 text-sm">{texts.underBilled}</p>}
      </DetailSection>
      {detail.decidedBy !== null && <DecisionFacts detail={detail} zone={zone} />}
      <Parts detail={detail} />
      <PrintedLines detail={detail} />
      <OwnRecords detail={detail} />
      <p>
        <ButtonLink size="sm" href={mnoInvoicePath(detail.invoiceId)}>
          {texts.invoice} {detail.invoiceNumber}
        </ButtonLink>
      </p>
    </div>
  );
}

function DecisionFacts({ detail, zone }: { readonly detail: Detail; readonly zone: string }) {
  const { reason, decidedBy, decidedAt, isClaimed, disputeNumber } = detail;
  return (
    <DetailSection title={texts.decision}>
      <p className="text-sm">{reason}</p>
      <DescriptionList
        className="mt-2"
        items={[
          {
            term: texts.decidedBy,
            value: (
              <>
                {decidedBy} {decidedAt !== null && <Instant at={decidedAt} zone={zone} />}
              </>
            ),
          },
          ...(isClaimed && disputeNumber !== null
            ? [
                {
                  term: reconciliationTexts.statuses.disputed,
                  value: reconciliationTexts.claimedIn(disputeNumber),
                },
              ]
            : []),
        ]}
      />
    </DetailSection>
  );
}

function statusOf({ status }: Detail) {
  return status === "disputed" || status === "waived" || status === "resolved" ? status : "open";
}

/** The shape of the details while they are loaded. */
export function ExceptionDetailSkeleton() {
  return (
    <div className="grid gap-4 px-4">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-28" />
      <Skeleton className="h-16" />
      <Skeleton className="h-40" />
    </div>
  );
}
