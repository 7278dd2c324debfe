import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { settlementPath } from "@/frame/paths.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";

const { facts: texts } = disputeTexts.detail;

/** What the claim is about, and what happens to its amount meanwhile. */
export function Facts({ dispute }: { readonly dispute: Dispute }) {
  const { invoice, agreementId, period, zone, raisedAt } = dispute;
  const items = [
    { term: texts.network, value: dispute.mnoName },
    {
      term: texts.agreement,
      value: (
        <AppLink href={settlementPath(agreementId, period)} className="underline">
          {agreementId}, <PeriodLabel period={period} isShort />
        </AppLink>
      ),
    },
    {
      term: texts.invoice,
      value: (
        <AppLink href={`/mno-invoices/${invoice.id}`} className="underline">
          {invoice.number}
        </AppLink>
      ),
    },
    { term: texts.gross, value: <Money micros={invoice.grossMicros} currency={dispute.currency} /> },
    { term: texts.due, value: <Day on={dispute.paymentDueOn} /> },
    { term: texts.paid, value: dispute.isInvoicePaid ? texts.yes : texts.no },
    { term: texts.mode, value: texts.modes[dispute.mode] },
    {
      term: texts.raised,
      value: raisedAt === null ? texts.notRaised : <Instant at={raisedAt} zone={zone} />,
    },
  ];
  return (
    <Card title={texts.title}>
      <DescriptionList items={items} columns={2} />
    </Card>
  );
}
