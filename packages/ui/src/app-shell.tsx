"use client";

import { Menu, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { openCommandPalette } from "./command-event.ts";
import { Kbd } from "./kbd.tsx";
import { AppLink } from "./link-context.tsx";
import { Mark } from "./mark.tsx";
import { useModKey } from "./mod-key.ts";
import { Navigation, type NavigationGroup } from "./navigation.tsx";
import { Sheet } from "./sheet.tsx";
import { defaultTexts } from "./texts.ts";

export type { NavigationGroup, NavigationItem } from "./navigation.tsx";

export interface AppShellProps {
  /** The application's name and whose it is: "Console", "Northwind MVNA". */
  brand: { readonly name: string; readonly detail?: string; readonly href: string };
  navigation: readonly NavigationGroup[];
  pathname: string;
  children: ReactNode;
  breadcrumbs?: ReactNode;
  /** `UserMenu`, which holds theme and density as well. */
  userMenu?: ReactNode;
  /** What always belongs into the top bar, such as the choice of period. */
  tools?: ReactNode;
  /** `Banner`s over the page. */
  banner?: ReactNode;
  /** The foot of the sidebar: version, operator's colour. */
  sidebarFooter?: ReactNode;
  hasPalette?: boolean;
  texts?: typeof defaultTexts.shell;
}

/** Sidebar, top bar and the page: the frame of both applications. Below `lg` the sidebar is a sheet. */
export function AppShell(props: AppShellProps) {
  const { navigation, pathname, children, banner, texts = defaultTexts.shell } = props;
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className={cn(
          "sr-only z-[60] rounded-md bg-primary px-3 py-2 text-primary-foreground text-sm",
          "focus:not-sr-only focus:fixed focus:top-2 focus:left-2",
        )}
      >
        {texts.skip}
      </a>
      <aside
        aria-label={texts.sidebar}
        data-print="hidden"
        className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col border-r bg-card lg:flex"
      >
        <Brand {...props.brand} />
        <div className="min-h-0 flex-1 overflow-y-auto">
          <Navigation groups={navigation} pathname={pathname} label={texts.navigation} />
        </div>
        {props.sidebarFooter && <div className="border-t px-5 py-3 text-xs">{props.sidebarFooter}</div>}
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar {...props} texts={texts} />
        {banner}
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full min-w-0 max-w-[100rem] flex-1 px-4 py-5 outline-none sm:px-6 sm:py-6"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

function TopBar(props: AppShellProps & { texts: typeof defaultTexts.shell }) {
  const { breadcrumbs, tools, userMenu, hasPalette, texts } = props;
  return (
    <header
      data-print="hidden"
      className={cn(
        "sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-background/90 px-3",
        "backdrop-blur sm:px-6",
      )}
    >
      <MobileNavigation {...props} />
      <div className="min-w-0 flex-1">{breadcrumbs}</div>
      {tools}
      {hasPalette && <PaletteButton texts={texts} />}
      {userMenu}
    </header>
  );
}

function MobileNavigation(props: AppShellProps & { texts: typeof defaultTexts.shell }) {
  const { brand, navigation, pathname, texts } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Sheet
      title={brand.name}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button variant="ghost" size="icon" aria-label={texts.openNavigation} className="lg:hidden">
          <Menu aria-hidden />
        </Button>
      }
    >
      <Navigation
        groups={navigation}
        pathname={pathname}
        label={texts.navigation}
        onNavigate={() => setIsOpen(false)}
      />
    </Sheet>
  );
}

function PaletteButton({ texts }: { texts: typeof defaultTexts.shell }) {
  return (
    <Button
      onClick={openCommandPalette}
      aria-label={texts.search}
      className={cn(
        "text-muted-foreground max-md:size-8.5 max-md:border-transparent",
        "max-md:bg-transparent max-md:px-0 max-md:shadow-none",
      )}
    >
      <Search aria-hidden />
      <span className="max-xl:hidden">{texts.searchHint}</span>
      <span aria-hidden className="flex gap-0.5 max-md:hidden">
        <Kbd>{useModKey()}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </Button>
  );
}

function Brand({ name, detail, href }: AppShellProps["brand"]) {
  return (
    <AppLink
      href={href}
      className="flex h-14 shrink-0 items-center gap-2.5 px-5 focus-visible:-outline-offset-2"
    >
      <Mark />
      <span className="min-w-0 leading-tight">
        <span className="block truncate font-semibold text-sm">{name}</span>
        {detail && <span className="block truncate text-muted-foreground text-xs">{detail}</span>}
      </span>
    </AppLink>
  );
}
