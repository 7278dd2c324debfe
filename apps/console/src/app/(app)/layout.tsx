import type { ReactNode } from "react";
import { AccessBanners } from "@/frame/access-banner.tsx";
import { ConsoleFrame } from "@/frame/console-frame.tsx";
import { SupportBanner } from "@/frame/support-banner.tsx";
import { AccountMenu } from "@/session/account-menu.tsx";
import { requirePrincipal } from "@/session/require-principal.ts";
import { api } from "@/trpc/server.ts";

export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  await requirePrincipal();
  const [me, accesses] = await Promise.all([api.me.get(), api.operatorAccess.current()]);
  const [desk, waiting] = await Promise.all([
    me.permissions.includes("ticket:read") ? api.support.current() : null,
    me.permissions.includes("alert:read") ? api.alert.waiting() : { count: 0 },
  ]);
  return (
    <ConsoleFrame
      permissions={me.permissions}
      counts={{ "/alerts": waiting.count }}
      banner={
        <>
          <AccessBanners accesses={accesses} />
          {desk?.scope && <SupportBanner scope={desk.scope} />}
        </>
      }
      userMenu={<AccountMenu name={me.name} email={me.email} roles={me.bindings.map(({ role }) => role)} />}
    >
      {children}
    </ConsoleFrame>
  );
}
