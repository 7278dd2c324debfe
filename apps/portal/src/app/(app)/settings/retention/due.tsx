import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { AppLink } from "@tributary/ui/link-context";
import { Quantity } from "@tributary/ui/quantity";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { subscriberPath } from "@/frame/paths.ts";
import { retentionTexts } from "@/texts/retention.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { RetireMonth } from "./retire-month.tsx";

const { due: texts } = retentionTexts;
const { columns } = texts;
const SHOWN = 50;

type Shown = Outputs["retention"]["show"];

interface DueProps {
  readonly months: Shown["months"];
  readonly identities: Shown["identities"];
  readonly canWrite: boolean;
}

/** What the rules would take away, with what keeps it all the same. */
export function Due({ months, identities, canWrite }: DueProps) {
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      {months.length + identities.length === 0 && (
        <p className="px-(--card-space) py-4 text-sm">{texts.none}</p>
      )}
      {months.length > 0 && <Months months={months} canWrite={canWrite} />}
      {identities.length > 0 && <Identities identities={identities} />}
    </Card>
  );
}

function Months({ months, canWrite }: Omit<DueProps, "identities">) {
  return (
    <Table caption={texts.usageCaption}>
      <thead>
        <tr>
          <HeadCell>{columns.month}</HeadCell>
          <HeadCell cellAlign="end">{columns.records}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          {canWrite && <HeadCell cellAlign="end">{texts.retire}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, records, blocks }) => (
          <tr key={month}>
            <RowHead>{month}</RowHead>
            <Cell cellAlign="end">
              <Quantity value={records} />
            </Cell>
            <Cell>
              <State blocks={blocks} />
            </Cell>
            {canWrite && <Cell cellAlign="end">{blocks.length === 0 && <RetireMonth month={month} />}</Cell>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Identities({ identities }: Pick<DueProps, "identities">) {
  const more = identities.length - SHOWN;
  return (
    <>
      <Table caption={texts.identityCaption}>
        <thead>
          <tr>
            <HeadCell>{columns.subscriber}</HeadCell>
            <HeadCell>{columns.left}</HeadCell>
            <HeadCell>{columns.state}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {identities.slice(0, SHOWN).map(({ number, terminatedOn, blocks }) => (
            <tr key={number}>
              <RowHead>
                <AppLink href={subscriberPath(number)} className="underline">
                  {number}
                </AppLink>
              </RowHead>
              <Cell>
                <Day on={terminatedOn} />
              </Cell>
              <Cell>
                <State blocks={blocks} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {more > 0 && <p className="px-(--card-space) py-3 text-sm">{texts.more(more)}</p>}
    </>
  );
}

function State({ blocks }: Pick<Shown["months"][number], "blocks">) {
  if (blocks.length === 0) return <StatusBadge tone="warning">{texts.ready}</StatusBadge>;
  return (
    <span className="flex flex-wrap gap-1">
      {blocks.map((block) => (
        <StatusBadge key={block}>{texts.blocks[block]}</StatusBadge>
      ))}
    </span>
  );
}
