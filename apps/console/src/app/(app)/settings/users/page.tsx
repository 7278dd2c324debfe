import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { z } from "zod";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { userTexts as texts } from "@/texts/user.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { HouseTabs } from "../house-tabs.tsx";
import { InviteUser } from "./invite-user.tsx";
import { UserList } from "./user-list.tsx";

export const metadata: Metadata = { title: texts.title };

const listParams = z.object({
  q: z.string().max(100).default("").catch(""),
  /** The last address of the page before. */
  cursor: z.string().max(320).default("").catch(""),
});

export default async function Users({ searchParams }: PageProps<"/settings/users">) {
  const me = await requireMe();
  if (!me.can("user:read")) return <NoAccess />;
  const asked = await searchParams;
  const { q, cursor } = listParams.parse(asked);
  const [{ users, next }, operators, { portfolio, operator }] = await Promise.all([
    api.user.list({ search: q, after: cursor }),
    api.user.operators(),
    api.user.roles(),
  ]);
  const choices = { roles: [...portfolio.roles, ...operator.roles], operators };
  const canManage = me.can("user:write");
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="users" />
            {canManage && <InviteUser {...choices} />}
          </>
        }
      />
      <HouseTabs current="/settings/users" />
      <FilterBar search={{ param: "q", label: texts.search }} />
      <Card isFlush>
        <UserList users={users} canManage={canManage} {...choices} empty={<Nobody />} />
        <nav aria-label={texts.title} className="flex flex-wrap justify-end gap-2 border-t px-3 py-2">
          {cursor !== "" && (
            <ButtonLink size="sm" href={keepParams("/settings/users", asked, { cursor: null })}>
              {texts.first}
            </ButtonLink>
          )}
          {next !== null && (
            <ButtonLink size="sm" href={keepParams("/settings/users", asked, { cursor: next })}>
              {texts.more}
            </ButtonLink>
          )}
        </nav>
      </Card>
    </div>
  );
}

function Nobody() {
  const { title, text, action } = texts.empty;
  return (
    <EmptyState title={title} action={<ButtonLink href="/settings/users">{action}</ButtonLink>}>
      <p>{text}</p>
    </EmptyState>
  );
}
