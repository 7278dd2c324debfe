import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { billingTexts as texts } from "@/texts/billing.ts";
import { api } from "@/trpc/server.ts";
import type { Profile } from "./edit/form-state.ts";
import { Bills, Dunning, Seller, Taxes } from "./terms-cards.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function Billing() {
  const me = await requireMe();
  if (!me.can("billing-profile:read")) return <NoAccess />;
  const { versions } = await api.billingProfile.show();
  const [latest] = versions;
  const edit = me.can("billing-profile:write") && (
    <ButtonLink href="/settings/billing/edit" variant="primary">
      {latest === undefined ? texts.set : texts.change}
    </ButtonLink>
  );
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} actions={edit} />
      {latest === undefined ? (
        <EmptyState title={texts.none.title} action={edit}>
          <p>{texts.none.text}</p>
        </EmptyState>
      ) : (
        <>
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <Bills version={latest} />
            <Seller terms={latest.terms} />
            <Taxes terms={latest.terms} />
            <Dunning terms={latest.terms} />
          </div>
          <Versions versions={versions} />
        </>
      )}
    </div>
  );
}

/** Every version, the latest first. */
function Versions({ versions }: Pick<Profile, "versions">) {
  const { versions: names } = texts;
  return (
    <Card title={names.title} isFlush>
      <Table caption={names.caption}>
        <thead>
          <tr>
            <HeadCell>{names.version}</HeadCell>
            <HeadCell>{names.from}</HeadCell>
            <HeadCell className="max-sm:hidden">{names.by}</HeadCell>
            <HeadCell>{names.at}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, effectiveFrom, createdBy, createdAt, terms }) => (
            <tr key={version}>
              <RowHead>{version}</RowHead>
              <Cell>
                <PeriodLabel period={effectiveFrom} />
              </Cell>
              <Cell className="max-sm:hidden">{createdBy}</Cell>
              <Cell>
                <Instant at={createdAt} zone={terms.zone} style="date" />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
