import type { ReactNode } from "react";
import { PortalFrame } from "@/frame/portal-frame.tsx";
import { AccountMenu } from "@/session/account-menu.tsx";
import { requireMe } from "@/session/require-me.ts";
import { api } from "@/trpc/server.ts";

export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  const me = await requireMe();
  const waiting = me.can("alert:read") ? await api.alert.waiting() : { count: 0 };
  return (
    <PortalFrame
      operatorName={me.operator.name}
      permissions={me.permissions}
      counts={{ "/alerts": waiting.count }}
      userMenu={<AccountMenu name={me.name} email={me.email} roles={me.roles} />}
    >
      {children}
    </PortalFrame>
  );
}
