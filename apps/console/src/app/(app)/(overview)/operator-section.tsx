import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { ToneIcon } from "@tributary/ui/tone-icon";
import { PageLinks } from "@/frame/page-links.tsx";
import { overviewTexts } from "@/texts/overview.ts";
import { OperatorTable } from "./operator-table.tsx";
import type { Overview } from "./types.ts";

/** The operators of the month with their totals, and how these add up to the networks' invoices. */
export function OperatorSection({ overview }: { readonly overview: Overview }) {
  const { scope, operators, totals, footing } = overview;
  return (
    <Card
      title={overviewTexts.operators.title}
      isFlush
      footer={<Footing footing={footing} currency={scope.currency} />}
    >
      <OperatorTable
        rows={operators.rows}
        totals={totals.now}
        varianceMicros={overview.varianceMicros}
        scope={scope}
      />
      <PageLinks page={operators.page} size={operators.size} total={operators.total} />
    </Card>
  );
}

interface FootingProps {
  readonly footing: Overview["footing"];
  readonly currency: string;
}

function Footing({ footing, currency }: FootingProps) {
  const texts = overviewTexts.footing;
  if (footing === null) return <p className="text-muted-foreground text-xs">{texts.open}</p>;
  const { allocatedMicros, retainedMicros, correctionsMicros, claimedMicros, invoiceMicros } = footing;
  const parts = [
    { sign: "", label: texts.allocated, micros: allocatedMicros },
    { sign: "+", label: texts.retained, micros: retainedMicros },
    { sign: "−", label: texts.corrections, micros: correctionsMicros },
    { sign: "+", label: texts.claimed, micros: claimedMicros },
    { sign: "=", label: texts.invoices, micros: invoiceMicros },
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted-foreground text-xs">
      {parts.map(({ sign, label, micros }) => (
        <span key={label} className="inline-flex items-baseline gap-1.5">
          {sign} {label} <Money micros={micros} currency={currency} isBare className="text-foreground" />
        </span>
      ))}
      <span className="inline-flex items-center gap-1">
        <ToneIcon
          tone={footing.isBalanced ? "good" : "bad"}
          className={`size-4 ${footing.isBalanced ? "text-good" : "text-bad"}`}
        />
        {footing.isBalanced ? texts.balanced : texts.unbalanced}
      </span>
    </div>
  );
}
