"use client";

import { CircleUserRound, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../button.tsx";
import { DropdownMenu, MenuItem, MenuSeparator } from "../dropdown-menu.tsx";
import { AppearanceChoices } from "../theme-switch.tsx";
import { identityTexts } from "./texts.ts";

export interface UserMenuProps {
  name: string;
  email: string;
  /** What they may do here, in words. */
  roles: readonly string[];
  /** Pages about oneself: security. */
  links: readonly { readonly label: string; readonly href: string; readonly icon: ReactNode }[];
  onSignOut: () => void;
  texts?: typeof identityTexts.menu;
}

/** Who is signed in, how it looks for them, and the way out. */
export function UserMenu({
  name,
  email,
  roles,
  links,
  onSignOut,
  texts = identityTexts.menu,
}: UserMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" aria-label={texts.label(name)} className="max-md:size-8.5 max-md:px-0">
          <CircleUserRound aria-hidden />
          <span className="max-w-40 truncate max-md:hidden">{name}</span>
        </Button>
      }
    >
      <div className="max-w-72 px-2 pt-1.5 pb-1">
        <p className="truncate font-medium text-sm">{name}</p>
        <p className="truncate text-muted-foreground text-xs">{email}</p>
        <p className="mt-0.5 text-muted-foreground text-xs">{roles.join(", ")}</p>
      </div>
      <MenuSeparator />
      {links.map(({ label, href, icon }) => (
        <MenuItem key={href} href={href} icon={icon}>
          {label}
        </MenuItem>
      ))}
      <MenuSeparator />
      <AppearanceChoices />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={onSignOut}>
        {texts.signOut}
      </MenuItem>
    </DropdownMenu>
  );
}
