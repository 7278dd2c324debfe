import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { Money } from "@tributary/ui/money";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import { api } from "@/trpc/server.ts";
import { LedgerHead } from "../ledger-head.tsx";
import { PayableTable } from "./payable-table.tsx";

const { payables: texts } = ledgerTexts;

export const metadata: Metadata = { title: texts.metaTitle };

export default async function PayablesPage() {
  const me = await requireMe();
  if (!me.can("ledger:read")) return <NoAccess />;
  const agreements = await api.ledger.payables();
  return (
    <div className="grid gap-5">
      <LedgerHead view="payables" />
      {agreements.length === 0 && (
        <Card>
          <EmptyState title={texts.empty.title}>{texts.empty.text}</EmptyState>
        </Card>
      )}
      {agreements.map((agreement) => (
        <Card
          key={agreement.agreementId}
          title={texts.title(agreement.mnoName, agreement.agreementName)}
          isFlush
          footer={
            agreement.unappliedCreditMicros > 0n && (
              <>
                {texts.unapplied}{" "}
                <Money micros={agreement.unappliedCreditMicros} currency={agreement.currency} />
              </>
            )
          }
        >
          <PayableTable agreement={agreement} canPay={me.can("ledger:write")} />
        </Card>
      ))}
    </div>
  );
}
