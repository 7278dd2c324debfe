import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { retentionTexts } from "@/texts/retention.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { PlaceHold } from "./place-hold.tsx";
import { ReleaseHold } from "./release-hold.tsx";

const { holds: texts, classes } = retentionTexts;

interface HoldsProps {
  readonly holds: Outputs["retention"]["show"]["holds"];
  readonly canWrite: boolean;
}

/** Every hold, latest first, those that are released among them. */
export function Holds({ holds, canWrite }: HoldsProps) {
  return (
    <Card title={texts.title} actions={canWrite && <PlaceHold />} isFlush>
      {holds.length === 0 ? (
        <p className="px-(--card-space) py-4 text-sm">{texts.none}</p>
      ) : (
        <HoldTable holds={holds} canWrite={canWrite} />
      )}
    </Card>
  );
}

function HoldTable({ holds, canWrite }: HoldsProps) {
  const { columns } = texts;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.what}</HeadCell>
          <HeadCell>{columns.who}</HeadCell>
          <HeadCell>{columns.why}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.since}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          {canWrite && <HeadCell cellAlign="end">{texts.release}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {holds.map(({ id, dataClass, subscriber, reason, placedAt, releasedAt }) => (
          <tr key={id}>
            <RowHead>{dataClass === null ? texts.everything : classes[dataClass]}</RowHead>
            <Cell>{subscriber ?? texts.everybody}</Cell>
            <Cell className="min-w-40">{reason}</Cell>
            <Cell className="max-md:hidden">
              <Instant at={placedAt} zone="UTC" style="date" />
            </Cell>
            <Cell>
              <StatusBadge tone={releasedAt === null ? "warning" : "neutral"}>
                {releasedAt === null ? texts.on : texts.released}
              </StatusBadge>
            </Cell>
            {canWrite && (
              <Cell cellAlign="end">{releasedAt === null && <ReleaseHold id={id} reason={reason} />}</Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
