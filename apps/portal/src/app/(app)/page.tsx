import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatPeriod } from "@tributary/ui/format/period";
import { AppLink } from "@tributary/ui/link-context";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { homeTexts as texts } from "@/texts/home.ts";
import { api } from "@/trpc/server.ts";
import { Charges } from "./home/charges.tsx";
import type { HomeFacts } from "./home/facts.ts";
import { Owed } from "./home/owed.tsx";
import { Todo } from "./home/todo.tsx";
import { ServiceTile } from "./usage/service-tile.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function Home() {
  const me = await requireMe();
  if (!me.can("home:read")) return <NoAccess />;
  const home = await api.home.get();
  const { account, usage } = home;
  return (
    <div className="grid gap-5">
      <PageHeader title={me.operator.name} />
      {account === null && usage === null && <NothingToSee />}
      {account !== null && (
        <div className="grid items-start gap-5 xl:grid-cols-2">
          <Todo home={home} />
          <Owed aging={account.aging} />
        </div>
      )}
      {account !== null && <Charges charges={account.charges} />}
      {usage !== null && <Usage usage={usage} />}
    </div>
  );
}

function Usage({ usage }: { readonly usage: NonNullable<HomeFacts["usage"]> }) {
  const { month, previousMonth, services } = usage;
  return (
    <Card
      title={texts.usage.title(formatPeriod(month))}
      actions={
        <AppLink href="/usage" className="text-primary-ink text-sm underline">
          {texts.usage.open}
        </AppLink>
      }
    >
      {services.length === 0 ? (
        <p className="text-muted-foreground text-sm">{texts.usage.none}</p>
      ) : (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {services.map((service) => (
            <ServiceTile key={service.service} usage={service} previousMonth={previousMonth} />
          ))}
        </div>
      )}
    </Card>
  );
}

function NothingToSee() {
  return (
    <EmptyState title={texts.nothing.title}>
      <p>{texts.nothing.text}</p>
    </EmptyState>
  );
}
