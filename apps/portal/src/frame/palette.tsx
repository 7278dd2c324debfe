"use client";
import type { NavigationGroup } from "@tributary/ui/app-shell";
import { CommandPalette, type PaletteGroup } from "@tributary/ui/command-palette";
import { formatPeriod } from "@tributary/ui/format/period";
import { usePaletteActions } from "@tributary/ui/palette-actions";
import { useMemo } from "react";
import { leave } from "../session/leave.ts";
import { alertTexts } from "../texts/alert.ts";
import { frameTexts } from "../texts/frame.ts";
import { useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/outputs.ts";
import {
  alertPath,
  billPath,
  disputePath,
  planPath,
  rateCardPath,
  statementPath,
  subscriberPath,
} from "./paths.ts";

const texts = frameTexts.palette;

/** Places, actions and what the operator has: subscribers, bills, plans, statements and so on. */
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

function groupsOf(found: Outputs["search"]["find"]): PaletteGroup[] {
  return [
    {
      label: texts.subscribers,
      items: found.subscribers.map(({ number, name }) =>
        itemOf("subscriber", number, name ?? "", subscriberPath(number)),
      ),
    },
    {
      label: texts.bills,
      items: found.bills.map(({ number, period }) =>
        itemOf("bill", number, formatPeriod(period), billPath(number)),
      ),
    },
    {
      label: texts.plans,
      items: found.plans.map(({ code, name }) => itemOf("plan", name, code, planPath(code))),
    },
    {
      label: texts.rateCards,
      items: found.rateCards.map(({ code, name }) => itemOf("rate-card", name, code, rateCardPath(code))),
    },
    {
      label: texts.statements,
      items: found.statements.map(({ number, period }) =>
        itemOf("statement", number, formatPeriod(period), statementPath(number)),
      ),
    },
    {
      label: texts.alerts,
      items: found.alerts.map(({ id, detector, subject }) =>
        itemOf("alert", alertTexts.detectorTitle(detector), alertTexts.sim(subject), alertPath(id)),
      ),
    },
    {
      label: texts.disputes,
      items: found.disputes.map(({ number, statementNumber }) =>
        itemOf("dispute", number, statementNumber, disputePath(number)),
      ),
    },
  ];
}

function itemOf(kind: string, label: string, hint: string, href: string): PaletteGroup["items"][number] {
  return { id: `${kind} ${href}`, label, hint, href };
}
