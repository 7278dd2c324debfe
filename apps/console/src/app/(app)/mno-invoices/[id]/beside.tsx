import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { disputePath, mnoInvoicePath } from "@/frame/paths.ts";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { DisputeStatus } from "../../disputes/status.tsx";
import { InvoiceStatus } from "../status.tsx";
import type { Invoice } from "../types.ts";

const { payments, disputes, revisions } = mnoInvoiceTexts.detail;

/** What was paid of it, by the books. */
export function Payments({ invoice }: { readonly invoice: Invoice }) {
  if (invoice.payments.length === 0) return <Nothing title={payments.title}>{payments.none}</Nothing>;
  return (
    <Card title={payments.title} isFlush>
      <Table caption={payments.caption}>
        <thead>
          <tr>
            <HeadCell>{payments.reference}</HeadCell>
            <HeadCell>{payments.posted}</HeadCell>
            <HeadCell cellAlign="end">{payments.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {invoice.payments.map(({ reference, postedAt, amountMicros }) => (
            <tr key={reference}>
              <RowHead>{reference}</RowHead>
              <Cell>
                <Instant at={postedAt} zone={invoice.agreement.zone} style="date" />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={amountMicros} currency={invoice.currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** What of it is claimed back. */
export function Disputes({ invoice }: { readonly invoice: Invoice }) {
  if (invoice.disputes.length === 0) return <Nothing title={disputes.title}>{disputes.none}</Nothing>;
  return (
    <Card title={disputes.title} isFlush>
      <Table caption={disputes.caption}>
        <thead>
          <tr>
            <HeadCell>{disputes.number}</HeadCell>
            <HeadCell>{disputes.status}</HeadCell>
            <HeadCell cellAlign="end">{disputes.net}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {invoice.disputes.map(({ number, status, netRecoverableMicros }) => (
            <tr key={number}>
              <RowHead>
                <AppLink href={disputePath(number)} className="underline">
                  {number}
                </AppLink>
              </RowHead>
              <Cell>
                <DisputeStatus status={status} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={netRecoverableMicros} currency={invoice.currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Every revision of the same number. */
export function Revisions({ invoice }: { readonly invoice: Invoice }) {
  return (
    <Card title={revisions.title} isFlush>
      <Table caption={revisions.caption}>
        <thead>
          <tr>
            <HeadCell>{revisions.revision}</HeadCell>
            <HeadCell>{revisions.status}</HeadCell>
            <HeadCell cellAlign="end">{revisions.net}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {invoice.revisions.map(({ id, revision, status, receivedAt, netMicros, currency }) => (
            <tr key={id}>
              <RowHead>
                <span className="flex flex-wrap items-center gap-1.5">
                  {id === invoice.id ? (
                    <>
                      {mnoInvoiceTexts.revision(revision)} <Badge>{revisions.shown}</Badge>
                    </>
                  ) : (
                    <AppLink href={mnoInvoicePath(id)} className="underline">
                      {mnoInvoiceTexts.revision(revision)}
                    </AppLink>
                  )}
                </span>
                <Instant
                  at={receivedAt}
                  zone={invoice.agreement.zone}
                  style="date"
                  className="font-normal text-muted-foreground text-xs"
                />
              </RowHead>
              <Cell>
                <InvoiceStatus status={status} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={netMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Nothing({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card title={title}>
      <p className="text-muted-foreground text-sm">{children}</p>
    </Card>
  );
}
