import type { ReactNode } from "react";
import { PortalFrame } from "@/frame/portal-frame.tsx";
import { AccountMenu } from "@/session/account-menu.tsx";
import { requireMe } from "@/session/require-me.ts";

export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  const me = await requireMe();
  return (
    <PortalFrame
      operatorName={me.operator.name}
      permissions={me.permissions}
      userMenu={<AccountMenu name={me.name} email={me.email} roles={me.roles} />}
    >
      {children}
    </PortalFrame>
  );
}
