"use client";
import { UserMenu } from "@tributary/ui/identity/user-menu";
import { roleName } from "@tributary/ui/role-name";
import { Bell, ShieldCheck } from "lucide-react";
import { frameTexts } from "../texts/frame.ts";
import { leave } from "./leave.ts";

interface AccountMenuProps {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

const LINKS = [
  { label: frameTexts.places.notifications, href: "/settings/notifications", icon: <Bell aria-hidden /> },
  { label: frameTexts.places.security, href: "/settings/security", icon: <ShieldCheck aria-hidden /> },
];

/** Who is signed in, and the way to their own settings and out. */
export function AccountMenu({ name, email, roles }: AccountMenuProps) {
  const held = [...new Set(roles)].map(roleName);
  return <UserMenu name={name} email={email} roles={held} links={LINKS} onSignOut={leave} />;
}
