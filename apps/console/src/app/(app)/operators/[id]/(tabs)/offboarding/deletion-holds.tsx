import { Card } from "@tributary/ui/card";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { dataDeletionTexts } from "@/texts/data-deletion.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { LiftHold } from "./deletion-actions.tsx";

const { holds: texts } = dataDeletionTexts;

type Hold = Outputs["dataDeletion"]["show"]["holds"][number];

interface DeletionHoldsProps {
  readonly holds: readonly Hold[];
  readonly canLift: boolean;
}

/** Who holds the data and why; what was lifted stays to be read. */
export function DeletionHolds({ holds, canLift }: DeletionHoldsProps) {
  const { columns } = texts;
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{columns.reason}</HeadCell>
            <HeadCell>{columns.placed}</HeadCell>
            <HeadCell>{columns.state}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {holds.map((hold) => (
            <tr key={hold.id}>
              <RowHead>{hold.reason}</RowHead>
              <Cell>
                <ReaderInstant at={hold.placedAt} />{" "}
                <span className="break-all text-muted-foreground">{texts.by(hold.placedBy)}</span>
              </Cell>
              <Cell>
                <State hold={hold} canLift={canLift} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function State({ hold, canLift }: { readonly hold: Hold; readonly canLift: boolean }) {
  if (hold.liftedAt === null || hold.liftedBy === null) {
    return (
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge tone="warning">{texts.standing}</StatusBadge>
        {canLift && <LiftHold id={hold.id} />}
      </span>
    );
  }
  return (
    <>
      <StatusBadge tone="neutral">{texts.lifted}</StatusBadge> <ReaderInstant at={hold.liftedAt} />{" "}
      <span className="break-all text-muted-foreground">{texts.by(hold.liftedBy)}</span>
      <span className="block text-muted-foreground">{hold.liftReason}</span>
    </>
  );
}
