import type { BadgeProps } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { Money } from "@tributary/ui/money";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { gatewayTexts } from "@/texts/gateway.ts";
import type { Bill } from "../status.tsx";
import { CheckButton } from "./check-button.tsx";
import { RefundCardButton } from "./refund-card-button.tsx";

const { list: texts } = gatewayTexts;

type Checkout = Bill["checkouts"][number];
type Tone = NonNullable<BadgeProps["tone"]>;

const TONES: Readonly<Record<string, Tone>> = {
  open: "info",
  processing: "info",
  paid: "good",
  failed: "bad",
};
const DISPUTES: Readonly<Record<string, Tone>> = { inquiry: "warning", withdrawn: "bad", returned: "good" };
const REFUNDS: Readonly<Record<string, Tone>> = { pending: "info", succeeded: "good", failed: "bad" };

interface CardPaymentsProps {
  readonly bill: Pick<Bill, "checkouts" | "currency">;
  readonly canWrite: boolean;
}

/** The pages on which the bill could be paid by card, and what became of each. */
export function CardPayments({ bill: { checkouts, currency }, canWrite }: CardPaymentsProps) {
  return (
    <Card title={texts.title}>
      <ul className="grid gap-5">
        {checkouts.map((checkout) => (
          <li key={checkout.id} className="grid gap-2 text-sm">
            <Head checkout={checkout} currency={currency} />
            {checkout.message !== null && <p className="text-muted-foreground">{checkout.message}</p>}
            {checkout.url !== null && <PageLink url={checkout.url} expiresAt={checkout.expiresAt} />}
            <Refunds refunds={checkout.refunds} currency={currency} />
            {canWrite && checkout.isAsked && (
              <div className="flex flex-wrap gap-2">
                <CheckButton checkoutId={checkout.id} />
                {checkout.refundableMicros > 0n && (
                  <RefundCardButton
                    checkoutId={checkout.id}
                    refundableMicros={checkout.refundableMicros}
                    currency={currency}
                  />
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface PartProps {
  readonly checkout: Checkout;
  readonly currency: string;
}

function Head({ checkout: { status, disputeStatus, amountMicros, createdAt }, currency }: PartProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Money micros={amountMicros} currency={currency} className="font-semibold" />
      <StatusBadge tone={TONES[status] ?? "neutral"}>{wordOf(texts.statuses, status)}</StatusBadge>
      {disputeStatus !== null && (
        <StatusBadge tone={DISPUTES[disputeStatus] ?? "neutral"}>
          {wordOf(texts.disputes, disputeStatus)}
        </StatusBadge>
      )}
      <span className="text-muted-foreground">
        {texts.made} <ReaderInstant at={createdAt} />
      </span>
    </p>
  );
}

function PageLink({ url, expiresAt }: { readonly url: string; readonly expiresAt: Date | null }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{texts.link}:</span>
      <CopyHash value={url} length={32} />
      {expiresAt !== null && (
        <span className="text-muted-foreground">
          {texts.until} <ReaderInstant at={expiresAt} />
        </span>
      )}
    </p>
  );
}

interface RefundsProps {
  readonly refunds: Checkout["refunds"];
  readonly currency: string;
}

function Refunds({ refunds, currency }: RefundsProps) {
  if (refunds.length === 0) return null;
  return (
    <ul aria-label={texts.refunds} className="grid gap-1 border-l-2 pl-3">
      {refunds.map(({ id, amountMicros, status, message, createdAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>{texts.refunds}:</span>
          <Money micros={amountMicros} currency={currency} />
          <StatusBadge tone={REFUNDS[status] ?? "neutral"}>
            {wordOf(texts.refundStatuses, status)}
          </StatusBadge>
          <span className="text-muted-foreground">
            <ReaderInstant at={createdAt} />
          </span>
          {message !== null && <span className="text-muted-foreground">{message}</span>}
        </li>
      ))}
    </ul>
  );
}

function wordOf(words: Readonly<Record<string, string>>, status: string): string {
  return words[status] ?? status;
}
