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

const { shortcuts } = frameTexts;
/** Keys of single pages; those of lists and of every page are known to the help itself. */
const SHORTCUTS = [{ title: shortcuts.title, shortcuts: [{ keys: ["E"], label: shortcuts.resolve }] }];

interface ConsoleFrameProps {
  readonly permissions: readonly Permission[];
  /** How many things wait at a place, by its address. */
  readonly counts: Readonly<Record<string, number>>;
  readonly banner: ReactNode;
  readonly userMenu: ReactNode;
  readonly children: ReactNode;
}

/** What stands around every page: the places somebody may see, the router's links, and how commands end. */
export function ConsoleFrame({ permissions, counts, banner, userMenu, children }: ConsoleFrameProps) {
  const router = useRouter();
  const pathname = usePathname();
  const navigation = useMemo(() => placesFor(permissions, counts), [permissions, counts]);
  const { stepUp, dialog } = useStepUpDialog();
  const host = useMemo(() => ({ refresh: router.refresh, stepUp }), [router, stepUp]);
  return (
    <LinkProvider Link={RouterLink} navigate={router.push}>
      <CommandProvider host={host}>
        <AppShell
          brand={{ name: frameTexts.brand, detail: frameTexts.brandDetail, href: "/" }}
          navigation={navigation}
          pathname={pathname}
          banner={banner}
          userMenu={userMenu}
          hasPalette
        >
          {children}
        </AppShell>
        <Palette navigation={navigation} />
        <ShortcutHelp groups={SHORTCUTS} />
        {dialog}
      </CommandProvider>
    </LinkProvider>
  );
}

function RouterLink({ href, ...rest }: LinkProps) {
  return <Link href={href} {...rest} />;
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
