import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { DescriptionList } from "@tributary/ui/description-list";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { billPath, subscriberPath } from "@/frame/paths.ts";
import { billTexts } from "@/texts/bill.ts";
import type { Bill } from "../status.tsx";

const { facts, payments: paid, credits: credited, notices: taken } = billTexts.detail;

interface BesideProps {
  readonly bill: Bill;
}

/** What the bill says of itself. */
export function Facts({ bill }: BesideProps) {
  const { subscriber, period, issuedOn, credits, reason, promise, creditMicros, currency } = bill;
  const given: (false | { term: string; value: ReactNode })[] = [
    {
      term: facts.subscriber,
      value: (
        <AppLink href={subscriberPath(subscriber)} className="underline">
          {subscriber}
        </AppLink>
      ),
    },
    { term: facts.period, value: <PeriodLabel period={period} /> },
    issuedOn !== null && { term: facts.issued, value: <Day on={issuedOn} /> },
    credits !== null && {
      term: facts.credits,
      value: (
        <AppLink href={billPath(credits)} className="underline">
          {credits}
        </AppLink>
      ),
    },
    reason !== null && { term: facts.reason, value: reason },
    creditMicros > 0n && { term: facts.credit, value: <Money micros={creditMicros} currency={currency} /> },
    promise !== null && { term: facts.promise, value: <Day on={promise.untilDay} /> },
  ];
  return (
    <Card title={facts.title}>
      <DescriptionList items={given.filter((item) => item !== false)} columns={2} />
    </Card>
  );
}

/** What was paid on it; what a credit note or a dispute freed again is negative. */
export function Payments({ bill: { payments, currency } }: BesideProps) {
  return (
    <Listed title={paid.title} none={paid.none} isEmpty={payments.length === 0}>
      <Table caption={paid.caption}>
        <thead>
          <tr>
            <HeadCell>{paid.paidOn}</HeadCell>
            <HeadCell>{paid.by}</HeadCell>
            <HeadCell cellAlign="end">{paid.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {payments.map(({ id, paidOn, method, reference, amountMicros }) => (
            <tr key={id}>
              <RowHead>
                <Day on={paidOn} />
              </RowHead>
              <Cell>
                {paid.methods[method as keyof typeof paid.methods] ?? method}
                <span className="block text-muted-foreground text-xs">{reference}</span>
              </Cell>
              <Cell cellAlign="end">
                <Money micros={amountMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Listed>
  );
}

/** What of it was taken back. */
export function CreditNotes({ bill: { creditNotes, currency } }: BesideProps) {
  return (
    <Listed title={credited.title} none={credited.none} isEmpty={creditNotes.length === 0}>
      <Table caption={credited.caption}>
        <thead>
          <tr>
            <HeadCell>{credited.number}</HeadCell>
            <HeadCell>{credited.issued}</HeadCell>
            <HeadCell cellAlign="end">{credited.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {creditNotes.map(({ number, issuedOn, grossMicros }) => (
            <tr key={number}>
              <RowHead>
                <AppLink href={billPath(number)} className="underline">
                  {number}
                </AppLink>
              </RowHead>
              <Cell>{issuedOn === null ? "–" : <Day on={issuedOn} />}</Cell>
              <Cell cellAlign="end">
                <Money micros={grossMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Listed>
  );
}

/** What was done because it is not paid. */
export function Notices({ bill: { notices } }: BesideProps) {
  const { actions, channels, mails } = taken;
  return (
    <Listed title={taken.title} none={taken.none} isEmpty={notices.length === 0}>
      <Table caption={taken.caption}>
        <thead>
          <tr>
            <HeadCell>{taken.on}</HeadCell>
            <HeadCell>{taken.action}</HeadCell>
            <HeadCell>{taken.channel}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {notices.map(({ step, action, channel, takenOn, mail }) => (
            <tr key={step}>
              <RowHead>
                <Day on={takenOn} />
              </RowHead>
              <Cell>{actions[action as keyof typeof actions] ?? action}</Cell>
              <Cell>
                {channels[channel as keyof typeof channels] ?? channel}
                {mail !== null && (
                  <span className="block text-muted-foreground text-xs">
                    {mails[mail.status as keyof typeof mails]}
                    {mail.message !== null && ` ${mail.message}`}
                  </span>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Listed>
  );
}

interface ListedProps {
  readonly title: string;
  readonly none: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function Listed({ title, none, isEmpty, children }: ListedProps) {
  return (
    <Card title={title} isFlush={!isEmpty}>
      {isEmpty ? <p className="text-muted-foreground text-sm">{none}</p> : children}
    </Card>
  );
}
