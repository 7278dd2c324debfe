"use client";

import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { AppLink } from "./link-context.tsx";

export interface NavigationItem {
  readonly label: string;
  readonly href: string;
  readonly icon?: ReactNode;
  /** How many things wait there. */
  readonly count?: number;
}

export interface NavigationGroup {
  /** Left out for the first group, which needs no name. */
  readonly label?: string;
  readonly items: readonly NavigationItem[];
}

export interface NavigationProps {
  groups: readonly NavigationGroup[];
  pathname: string;
  label: string;
  onNavigate?: () => void;
}

/** The application's places by group; the one we are in, or below, is marked. */
export function Navigation({ groups, pathname, label, onNavigate }: NavigationProps) {
  const current = currentHref(groups, pathname);
  return (
    <nav aria-label={label} className="grid gap-5 px-3 py-3">
      {groups.map((group) => (
        <div key={group.label ?? "first"}>
          {group.label && (
            <p className="px-2 pb-1 font-medium text-muted-foreground text-xs">{group.label}</p>
          )}
          <ul className="grid gap-px">
            {group.items.map(({ label: name, href, icon, count }) => (
              <li key={href}>
                <AppLink
                  href={href}
                  onClick={onNavigate}
                  aria-current={href === current ? "page" : undefined}
                  className={cn(
                    "flex h-8 items-center gap-2.5 rounded-md px-2 text-muted-foreground text-sm",
                    "transition-colors",
                    "hover:bg-hover hover:text-foreground [&_svg]:size-4 [&_svg]:shrink-0",
                    "aria-[current=page]:bg-primary-soft aria-[current=page]:font-medium",
                    "aria-[current=page]:text-primary-ink",
                  )}
                >
                  {icon}
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  {count !== undefined && count > 0 && <span className="figures text-xs">{count}</span>}
                </AppLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The longest address that the path is, or is below of; "/" only fits itself. */
function currentHref(groups: readonly NavigationGroup[], pathname: string): string | undefined {
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter((href) => pathname === href || (href !== "/" && pathname.startsWith(`${href}/`)))
    .sort((left, right) => right.length - left.length)[0];
}
