import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { gatewayTexts as texts } from "@/texts/gateway.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { EditAccount } from "./edit-account.tsx";

export const metadata: Metadata = { title: texts.title };

type Account = Outputs["gateway"]["show"];

export default async function Payments() {
  const me = await requireMe();
  if (!me.can("bill:read")) return <NoAccess />;
  const account = await api.gateway.show();
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={me.can("bill:write") && <EditAccount account={account} />}
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <AccountCard account={account} />
        <WebhookCard account={account} />
      </div>
    </div>
  );
}

function AccountCard({ account }: { readonly account: Account }) {
  const { account: words } = texts;
  return (
    <Card title={words.title}>
      {account.version === 0 ? (
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      ) : (
        <DescriptionList
          items={[
            { term: words.state, value: account.isActive ? words.isActive : words.isInactive },
            { term: words.mode, value: account.isLive ? words.live : words.test },
            {
              term: words.publishableKey,
              value: <span className="break-all font-mono text-xs">{account.publishableKey}</span>,
            },
            { term: words.secretKey, value: account.hasSecretKey ? words.kept : words.missing },
            { term: words.webhookSecret, value: account.hasWebhookSecret ? words.kept : words.missing },
            { term: words.returnUrl, value: <span className="break-all">{account.returnUrl}</span> },
          ]}
        />
      )}
    </Card>
  );
}

const EVENTS = [
  "checkout.session.*",
  "payment_intent.payment_failed",
  "refund.*",
  "charge.refunded",
  "charge.dispute.*",
] as const;

function WebhookCard({ account: { webhookPath } }: { readonly account: Account }) {
  const { webhook } = texts;
  return (
    <Card title={webhook.title}>
      <div className="grid gap-3">
        <p className="text-muted-foreground text-sm">{webhook.text}</p>
        <DescriptionList
          columns={1}
          items={[
            {
              term: webhook.address,
              value: <span className="break-all font-mono text-xs">{webhookPath}</span>,
            },
            { term: webhook.events, value: EVENTS.join(", ") },
          ]}
        />
      </div>
    </Card>
  );
}
