"use client";
import type { NavigationGroup } from "@tributary/ui/app-shell";
import { CommandPalette, type PaletteGroup } from "@tributary/ui/command-palette";
import { formatPeriod } from "@tributary/ui/format/period";
import { usePaletteActions } from "@tributary/ui/palette-actions";
import { useMemo } from "react";
import { leave } from "../session/leave.ts";
import { frameTexts } from "../texts/frame.ts";
import { useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/outputs.ts";
import { disputePath, statementPath, subscriberPath } from "./paths.ts";

const texts = frameTexts.palette;

/** Places, actions and the operator's own subscribers, statements and disputes, by name. */
export function Palette({ navigation }: { readonly navigation: readonly NavigationGroup[] }) {
  const client = useTRPCClient();
  const actions = usePaletteActions({ onSignOut: leave });
  const groups = useMemo(() => {
    const items = navigation.flatMap((group) => group.items).map((item) => ({ ...item, id: item.href }));
    return [{ label: texts.places, items }, actions];
  }, [navigation, actions]);
  const search = async (text: string, signal: AbortSignal) =>
    groupsOf(await client.search.find.query({ text }, { signal }));
  return <CommandPalette groups={groups} onSearch={search} />;
}

function groupsOf({ statements, disputes, subscribers }: Outputs["search"]["find"]): PaletteGroup[] {
  return [
    {
      label: texts.subscribers,
      items: subscribers.map(({ number, name }) => {
        return { id: `subscriber ${number}`, label: number, hint: name ?? "", href: subscriberPath(number) };
      }),
    },
    {
      label: texts.statements,
      items: statements.map(({ number, period }) => {
        return {
          id: `statement ${number}`,
          label: number,
          hint: formatPeriod(period),
          href: statementPath(number),
        };
      }),
    },
    {
      label: texts.disputes,
      items: disputes.map(({ number, statementNumber }) => {
        return { id: `dispute ${number}`, label: number, hint: statementNumber, href: disputePath(number) };
      }),
    },
  ];
}
