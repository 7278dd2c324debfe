import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import { roleTexts } from "@tributary/ui/role-name";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { teamTexts as texts } from "@/texts/team.ts";
import { api } from "@/trpc/server.ts";
import { InviteMember } from "./invite-member.tsx";
import { ROLES } from "./roles.ts";
import { TeamList } from "./team-list.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function Team() {
  const me = await requireMe();
  if (!me.can("user:read")) return <NoAccess />;
  const people = await api.user.list();
  const canManage = me.can("user:write");
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={canManage && <InviteMember />}
      />
      <Card isFlush>
        <TeamList
          people={people}
          canManage={canManage}
          empty={<EmptyState title={texts.empty.title}>{texts.empty.text}</EmptyState>}
        />
      </Card>
      <Card title={texts.rolesTitle}>
        <DescriptionList
          columns={3}
          items={ROLES.map((role) => ({
            term: roleTexts[role]?.name ?? role,
            value: roleTexts[role]?.does,
          }))}
        />
      </Card>
    </div>
  );
}
