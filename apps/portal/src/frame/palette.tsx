"use client";
import type { NavigationGroup } from "@tributary/ui/app-shell";
import { CommandPalette, type PaletteGroup } from "@tributary/ui/command-palette";
import { formatPeriod } from "@tributary/ui/format/period";
import { useMemo } from "react";
import { frameTexts } from "../texts/frame.ts";
import { useTRPCClient } from "../trpc/client.tsx";
import { statementPath } from "./paths.ts";

const texts = frameTexts.palette;
const FOUND_AT_MOST = 6;

interface PaletteProps {
  readonly navigation: readonly NavigationGroup[];
  /** Whether statements are searched by number. */
  readonly canSearch: boolean;
}

/** Places and the operator's own statements, by name. */
export function Palette({ navigation, canSearch }: PaletteProps) {
  const client = useTRPCClient();
  const groups = useMemo(() => {
    const items = navigation.flatMap((group) => group.items).map((item) => ({ ...item, id: item.href }));
    return [{ label: texts.places, items }];
  }, [navigation]);
  const search = async (query: string, signal: AbortSignal): Promise<PaletteGroup[]> => {
    const { rows } = await client.statement.list.query(
      { search: query, pageSize: FOUND_AT_MOST },
      { signal },
    );
    const items = rows.map(({ number, period, version }) => ({
      id: number,
      label: number,
      hint: `${formatPeriod(period)}, ${texts.version(version)}`,
      href: statementPath(number),
    }));
    return [{ label: texts.statements, items }];
  };
  return <CommandPalette groups={groups} onSearch={canSearch ? search : undefined} />;
}
