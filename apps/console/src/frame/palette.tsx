"use client";
import type { NavigationGroup } from "@tributary/ui/app-shell";
import { CommandPalette } from "@tributary/ui/command-palette";
import { usePaletteActions } from "@tributary/ui/palette-actions";
import { useMemo } from "react";
import { leave } from "../session/leave.ts";
import { frameTexts } from "../texts/frame.ts";
import { useTRPCClient } from "../trpc/client.tsx";
import { foundGroups } from "./found-groups.ts";

/** Places, actions, and whatever of the portfolio has a name or a number. */
export function Palette({ navigation }: { readonly navigation: readonly NavigationGroup[] }) {
  const client = useTRPCClient();
  const actions = usePaletteActions({ onSignOut: leave });
  const groups = useMemo(() => {
    const items = navigation.flatMap((group) => group.items).map((item) => ({ ...item, id: item.href }));
    return [{ label: frameTexts.palette.places, items }, actions];
  }, [navigation, actions]);
  const search = async (text: string, signal: AbortSignal) =>
    foundGroups(await client.search.find.query({ text }, { signal }));
  return <CommandPalette groups={groups} onSearch={search} />;
}
