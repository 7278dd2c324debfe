"use client";
import { AppShell } from "@tributary/ui/app-shell";
import { CommandProvider } from "@tributary/ui/command";
import { type LinkProps, LinkProvider } from "@tributary/ui/link-context";
import { ShortcutHelp } from "@tributary/ui/shortcuts";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import { NAVIGATION } from "../navigation.ts";
import { useStepUpDialog } from "../session/step-up-dialog.tsx";
import { frameTexts } from "../texts/frame.ts";
import type { Permission } from "../trpc/outputs.ts";

// Nobody opens it before the page is there.
const Palette = dynamic(async () => (await import("./palette.tsx")).Palette, { ssr: false });

interface PortalFrameProps {
  /** Whose portal it is: in sight on every page. */
  readonly operatorName: string;
  readonly permissions: readonly Permission[];
  /** How many things wait at a place, by its address. */
  readonly counts: Readonly<Record<string, number>>;
  readonly userMenu: ReactNode;
  readonly children: ReactNode;
}

/** What stands around every page: whose portal it is, the places somebody may see, and how commands end. */
export function PortalFrame({ operatorName, permissions, counts, userMenu, children }: PortalFrameProps) {
  const router = useRouter();
  const pathname = usePathname();
  const navigation = useMemo(() => placesFor(permissions, counts), [permissions, counts]);
  const { stepUp, dialog } = useStepUpDialog();
  const host = useMemo(() => ({ refresh: router.refresh, stepUp }), [router, stepUp]);
  return (
    <LinkProvider Link={RouterLink} navigate={router.push}>
      <CommandProvider host={host}>
        <AppShell
          brand={{ name: operatorName, detail: frameTexts.brandDetail, href: "/" }}
          navigation={navigation}
          pathname={pathname}
          breadcrumbs={<p className="truncate font-medium text-sm lg:hidden">{operatorName}</p>}
          userMenu={userMenu}
          hasPalette
        >
          {children}
        </AppShell>
        <Palette navigation={navigation} />
        <ShortcutHelp />
        {dialog}
      </CommandProvider>
    </LinkProvider>
  );
}

const IS_FILE = /\/(export|file)\?/;

/** A file is no page: the router would fetch it beforehand, and once more to find that out. */
function RouterLink({ href, ...rest }: LinkProps) {
  return IS_FILE.test(href) ? <a href={href} {...rest} /> : <Link href={href} {...rest} />;
}

function placesFor(permissions: readonly Permission[], counts: Readonly<Record<string, number>>) {
  const held = new Set(permissions);
  return NAVIGATION.map(({ label, places }) => ({
    label,
    items: places
      .filter(({ permission }) => held.has(permission))
      .map(({ label: name, href, icon: Icon }) => {
        const count = counts[href];
        const item = { label: name, href, icon: <Icon aria-hidden /> };
        return count === undefined ? item : { ...item, count };
      }),
  })).filter(({ items }) => items.length > 0);
}
