import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { Money } from "@tributary/ui/money";
import { PageHeader } from "@tributary/ui/page-header";
import { StatTile } from "@tributary/ui/stat-tile";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { billTexts as texts } from "@/texts/bill.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type Bill, BillStatus } from "../status.tsx";
import { CreditNotes, Facts, Notices, Payments } from "./beside.tsx";
import { BillLines } from "./bill-lines.tsx";
import { CardPayments } from "./card-payments.tsx";
import { CheckoutButton } from "./checkout-button.tsx";
import { CreditButton } from "./credit-button.tsx";
import { DownloadMenu } from "./download-menu.tsx";
import { MoreActions } from "./more-actions.tsx";
import { PaymentDialog } from "./payment-dialog.tsx";

export async function generateMetadata({ params }: PageProps<"/bills/[number]">): Promise<Metadata> {
  return { title: readNumber((await params).number) };
}

export default async function BillPage({ params }: PageProps<"/bills/[number]">) {
  const me = await requireMe();
  if (!me.can("bill:read")) return <NoAccess />;
  const number = readNumber((await params).number);
  const bill = await notFoundOnRefusal(api.bill.show({ number }));
  const leftMicros = bill.lines.reduce((sum, line) => sum + line.leftMicros, 0n);
  const isBill = bill.kind === "bill";
  const today = new Date().toISOString().slice(0, 10);
  const canWrite = isBill && me.can("bill:write");
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/bills" }, { label: number }]} />
      <PageHeader
        title={`${texts.detail.title[bill.kind]} ${number}`}
        meta={<BillStatus state={bill.state} />}
        actions={
          <>
            {me.can("bill:export") && <DownloadMenu number={number} />}
            {canWrite && leftMicros > 0n && <CreditButton bill={bill} leftMicros={leftMicros} />}
            {canWrite && <MoreActions bill={bill} leftMicros={leftMicros} today={today} />}
            {canWrite && bill.isCardTaken && bill.openMicros > 0n && <CheckoutButton bill={bill} />}
            {canWrite && <PaymentDialog bill={bill} today={today} />}
          </>
        }
      />
      {isBill && <Tiles bill={bill} />}
      <Card title={texts.detail.lines.title} isFlush>
        <BillLines bill={bill} />
      </Card>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Facts bill={bill} />
        {isBill && <Payments bill={bill} />}
        {bill.checkouts.length > 0 && <CardPayments bill={bill} canWrite={canWrite} />}
        {isBill && <CreditNotes bill={bill} />}
        {isBill && <Notices bill={bill} />}
      </div>
    </div>
  );
}

function Tiles({ bill }: { readonly bill: Bill }) {
  const { tiles } = texts.detail;
  const { grossMicros, openMicros, paidMicros, currency, dueOn, state } = bill;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <StatTile label={tiles.gross} value={<Money micros={grossMicros} currency={currency} />} />
      <StatTile
        label={tiles.open}
        tone={state === "overdue" ? "bad" : "neutral"}
        value={<Money micros={openMicros} currency={currency} />}
        note={
          <>
            {tiles.paid}: <Money micros={paidMicros} currency={currency} />
          </>
        }
      />
      <StatTile label={tiles.due} value={dueOn === null ? "–" : <Day on={dueOn} />} />
    </div>
  );
}
