import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { dayOf } from "@/frame/paths.ts";
import { itemTitle, onboardingTexts as texts } from "@/texts/onboarding.ts";
import { ItemDialog } from "./item-dialog.tsx";
import type { Onboarding, OnboardingItem } from "./types.ts";

const TRACKS = ["network", "billing", "sim", "care", "launch"] as const;
const { item: words } = texts;

interface TracksProps {
  readonly onboarding: Onboarding;
  readonly canWrite: boolean;
}

/** The checklist, track by track. */
export function Tracks({ onboarding: { operatorId, items }, canWrite }: TracksProps) {
  return TRACKS.map((track) => (
    <Card key={track} title={texts.tracks[track]} isFlush>
      <Table caption={texts.tracks[track]}>
        <thead>
          <tr>
            <HeadCell>{words.columns.title}</HeadCell>
            <HeadCell className="max-md:hidden">{words.columns.owner}</HeadCell>
            <HeadCell className="max-sm:hidden">{words.columns.due}</HeadCell>
            <HeadCell>{words.columns.state}</HeadCell>
            {canWrite && <HeadCell cellAlign="end">{words.columns.action}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {items
            .filter((item) => item.track === track)
            .map((item) => (
              <ItemRow key={item.code} item={item}>
                {canWrite && (
                  <Cell cellAlign="end">
                    <ItemDialog operatorId={operatorId} item={item} />
                  </Cell>
                )}
              </ItemRow>
            ))}
        </tbody>
      </Table>
    </Card>
  ));
}

function ItemRow({ item, children }: { readonly item: OnboardingItem; readonly children: React.ReactNode }) {
  const { label, tone } = texts.states[item.state];
  const { waitsFor, evidence, link, supplies } = item;
  return (
    <tr>
      <RowHead>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {itemTitle(item.code)}
          {item.isGate && <Badge>{words.gate}</Badge>}
          {item.isCritical && <Badge tone="info">{words.critical}</Badge>}
        </span>
        <span className="block whitespace-normal font-normal text-muted-foreground text-xs">
          {[
            item.isChecked ? words.checked : "",
            waitsFor.length === 0 ? "" : words.after(waitsFor.map(itemTitle).join(", ")),
            evidence ?? "",
          ]
            .filter((part) => part !== "")
            .join(" · ")}
          {link !== null && (
            <a className="ml-1 break-all underline" href={link} rel="noreferrer noopener" target="_blank">
              {link}
            </a>
          )}
          {supplies[0] !== undefined && (
            <span className="block">{`${words.supplied}: ${supplies[0].text}`}</span>
          )}
        </span>
      </RowHead>
      <Cell className="max-md:hidden">
        {texts.owners[item.owner]}
        {item.person !== null && <span className="block text-muted-foreground text-xs">{item.person}</span>}
      </Cell>
      <Cell className="max-sm:hidden">
        {item.dueOn === null ? texts.none : <Day on={dayOf(item.dueOn)} />}
      </Cell>
      <Cell>
        <StatusBadge tone={tone}>{label}</StatusBadge>
      </Cell>
      {children}
    </tr>
  );
}
