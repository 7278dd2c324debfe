import type { ReactNode } from "react";
import { PortalFrame } from "@/frame/portal-frame.tsx";
import { requireMe } from "@/session/require-me.ts";

export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  const me = await requireMe();
  return (
    <PortalFrame
      operatorName={me.operator.name}
      permissions={me.permissions}
      userMenu={<span className="text-sm">{me.name}</span>}
    >
      {children}
    </PortalFrame>
  );
}
