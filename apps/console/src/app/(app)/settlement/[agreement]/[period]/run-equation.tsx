import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import type { ReactNode } from "react";
import { settlementTexts } from "@/texts/settlement.ts";
import type { RunPage } from "./load-run.ts";

const texts = settlementTexts.run.equation;

/** Invoice = operators + retained + withheld, and what of it is paid now. */
export function RunEquation({ page: { period, run, amounts } }: { readonly page: RunPage }) {
  if (run === null || amounts === null) return null;
  const { currency } = period;
  const { costMicros, retainedMicros, marginMicros, netMicros } = run.totals;
  const money = (micros: bigint, isBare = true) => (
    <Money micros={micros} currency={currency} isBare={isBare} />
  );
  return (
    <Card>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <dl className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <Term name={run.invoiceNumber === null ? texts.accrual : texts.invoice(run.invoiceNumber)} isStrong>
            {money(amounts.invoiceMicros, false)}
          </Term>
          <Term name={texts.operators} sign="=">
            {money(costMicros)}
          </Term>
          <Term name={texts.retained} sign="+">
            {money(retainedMicros)}
          </Term>
          <Term name={texts.withheld} sign="+">
            {money(amounts.netRecoverableMicros)}
          </Term>
        </dl>
        <dl className="flex flex-wrap gap-x-6 gap-y-3">
          <Term name={texts.payable}>{money(amounts.payableMicros, false)}</Term>
          <Term name={texts.margin}>{money(marginMicros, false)}</Term>
          <Term name={texts.statements}>{money(netMicros, false)}</Term>
        </dl>
      </div>
    </Card>
  );
}

interface TermProps {
  readonly name: string;
  readonly sign?: "=" | "+";
  readonly isStrong?: boolean;
  readonly children: ReactNode;
}

function Term({ name, sign, isStrong, children }: TermProps) {
  return (
    <div className="min-w-0">
      <dt className={`text-muted-foreground text-xs ${sign ? "pl-5" : ""}`}>{name}</dt>
      <dd className={`whitespace-nowrap text-base ${isStrong ? "font-semibold" : ""}`}>
        {sign && (
          <span aria-hidden className="inline-block w-5 text-muted-foreground">
            {sign}
          </span>
        )}
        {children}
      </dd>
    </div>
  );
}
