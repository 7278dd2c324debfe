import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { draftPath } from "@/frame/paths.ts";
import { agreementTexts, changeSummary } from "@/texts/agreement.ts";
import { DraftStatus } from "./draft-status.tsx";
import type { Draft } from "./types.ts";

const { columns } = agreementTexts.drafts;

/** Proposals, each a link to what it would change. */
export function DraftList({
  caption,
  drafts,
}: {
  readonly caption: string;
  readonly drafts: readonly Draft[];
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell>{columns.change}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.agreement}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.from}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.by}</HeadCell>
          <HeadCell cellAlign="end">{columns.status}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {drafts.map(({ id, change, agreement, effectiveFrom, proposedBy, status }) => (
          <tr key={id}>
            <RowHead>
              <AppLink className="text-primary hover:underline" href={draftPath(id)}>
                {changeSummary(change)}
              </AppLink>
              <span className="block font-normal text-muted-foreground text-xs md:hidden">
                {agreement.name}
              </span>
            </RowHead>
            <Cell className="max-md:hidden">{agreement.name}</Cell>
            <Cell className="max-sm:hidden">
              <Instant at={effectiveFrom} zone={agreement.zone} style="date" />
            </Cell>
            <Cell className="max-md:hidden">{proposedBy}</Cell>
            <Cell cellAlign="end">
              <DraftStatus status={status} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
