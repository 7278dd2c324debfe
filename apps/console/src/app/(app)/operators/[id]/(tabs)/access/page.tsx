import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { z } from "zod";
import { addressOf } from "@/frame/address.ts";
import { requirePrincipal } from "@/session/require-principal.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import type { OperatorPageProps } from "../../search.ts";

const texts = operatorTexts.access;
const accessSearch = z.object({ before: z.uuid().optional().catch(undefined) });

export default async function OperatorAccessPage({ params, searchParams }: OperatorPageProps) {
  await requirePrincipal();
  const { id: operatorId } = await params;
  const { before } = accessSearch.parse(await searchParams);
  const { rows, next } = await notFoundOnRefusal(api.operatorAccess.list({ operatorId, before }));
  if (rows.length === 0) return <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>;
  const { columns } = texts;
  const now = new Date();
  return (
    <Card description={texts.note} title={texts.caption} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{columns.who}</HeadCell>
            <HeadCell>{columns.reason}</HeadCell>
            <HeadCell>{columns.from}</HeadCell>
            <HeadCell>{columns.until}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, actor, reason, startedAt, expiresAt, endedAt }) => (
            <tr key={id}>
              <RowHead>{actor}</RowHead>
              <Cell className="min-w-48 max-w-prose">{reason}</Cell>
              <Cell className="whitespace-nowrap">
                <ReaderInstant at={startedAt} />
              </Cell>
              <Cell className="whitespace-nowrap">
                <ReaderInstant at={endedAt ?? expiresAt} />{" "}
                {endedAt === null && (
                  <span className="text-muted-foreground text-xs">
                    {expiresAt > now ? texts.running : texts.ranOut}
                  </span>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {next && (
        <p className="border-t px-3 py-2">
          <ButtonLink size="sm" href={addressOf(`/operators/${operatorId}/access`, { before: next })}>
            {texts.older}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}
