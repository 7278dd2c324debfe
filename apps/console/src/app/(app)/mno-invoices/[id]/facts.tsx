import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { settlementPath } from "@/frame/paths.ts";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import type { Invoice } from "../types.ts";

const { facts: texts } = mnoInvoiceTexts;

interface FactsProps {
  readonly invoice: Invoice;
  readonly canOpenSettlement: boolean;
}

/** The header of the invoice, and the file it came in. */
export function Facts({ invoice, canOpenSettlement }: FactsProps) {
  const { agreement, period, currency } = invoice;
  const money = (micros: bigint) => <Money micros={micros} currency={currency} />;
  const settlement = {
    term: texts.settlement,
    value: (
      <AppLink href={settlementPath(agreement.id, period)} className="underline">
        {texts.openSettlement}
      </AppLink>
    ),
  };
  return (
    <Card title={texts.title}>
      <DescriptionList
        items={[
          { term: texts.sender, value: invoice.sender },
          { term: texts.agreement, value: agreement.name },
          { term: texts.period, value: <PeriodLabel period={period} /> },
          { term: texts.issued, value: <Day on={invoice.issuedOn} /> },
          { term: texts.received, value: <Instant at={invoice.receivedAt} zone={agreement.zone} /> },
          { term: texts.due, value: <Day on={invoice.dueOn} /> },
          { term: texts.net, value: money(invoice.netMicros) },
          { term: texts.tax, value: money(invoice.taxMicros) },
          { term: texts.gross, value: money(invoice.grossMicros) },
          ...(canOpenSettlement ? [settlement] : []),
          { term: texts.file, value: <span className="break-all">{invoice.fileName}</span> },
          { term: texts.hash, value: <CopyHash value={invoice.sha256} length={16} /> },
        ]}
      />
    </Card>
  );
}
