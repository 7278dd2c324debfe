import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { Metadata } from "next";
import { z } from "zod";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { accessLogTexts as texts } from "@/texts/settings.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 50;
const query = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1) });

export default async function AccessLog({ searchParams }: PageProps<"/settings/access-log">) {
  const me = await requireMe();
  if (!me.can("audit:read")) return <NoAccess />;
  const { page } = query.parse(await searchParams);
  const [{ rows, total, zone }, agents] = await Promise.all([
    api.accessLog.list({ page, pageSize: PAGE_SIZE }),
    api.supportProfile.agents({ page: 1, pageSize: PAGE_SIZE }),
  ]);
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      <Card isFlush>
        {rows.length === 0 ? (
          <EmptyState title={texts.empty.title}>
            <p>{texts.empty.text}</p>
          </EmptyState>
        ) : (
          <Looks rows={rows} zone={zone} />
        )}
        <ListPages
          path="/settings/access-log"
          params={{}}
          page={page}
          pageSize={PAGE_SIZE}
          total={total}
          shown={rows.length}
        />
      </Card>
      <Card title={texts.desk.title} description={texts.desk.description} isFlush>
        <Agents rows={agents.rows} zone={zone} />
      </Card>
    </div>
  );
}

interface LooksProps {
  readonly rows: Outputs["accessLog"]["list"]["rows"];
  readonly zone: string;
}

function Looks({ rows, zone }: LooksProps) {
  const { columns } = texts;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.who}</HeadCell>
          <HeadCell>{columns.why}</HeadCell>
          <HeadCell>{columns.from}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.until}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ actor, reason, startedAt, until, isOpen }) => (
          <tr key={`${startedAt.getTime()} ${actor}`}>
            <RowHead className="max-sm:break-all">{actor}</RowHead>
            <Cell className="min-w-40">{reason}</Cell>
            <Cell>
              <Instant at={startedAt} zone={zone} />
            </Cell>
            <Cell className="max-md:hidden">
              <Instant at={until} zone={zone} />
            </Cell>
            <Cell>
              <StatusBadge tone={isOpen ? "warning" : "neutral"}>
                {isOpen ? texts.open : texts.ended}
              </StatusBadge>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface AgentsProps {
  readonly rows: Outputs["supportProfile"]["agents"]["rows"];
  readonly zone: string;
}

/** Who of the MVNA worked for the operator's desk, the latest first. */
function Agents({ rows, zone }: AgentsProps) {
  const { columns, desk } = texts;
  if (rows.length === 0) return <EmptyState title={desk.empty.title}>{desk.empty.text}</EmptyState>;
  return (
    <Table caption={desk.title}>
      <thead>
        <tr>
          <HeadCell>{columns.who}</HeadCell>
          <HeadCell>{columns.from}</HeadCell>
          <HeadCell>{columns.until}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ actor, startedAt, endedAt }) => (
          <tr key={`${startedAt.getTime()} ${actor}`}>
            <RowHead className="max-sm:break-all">{actor}</RowHead>
            <Cell>
              <Instant at={startedAt} zone={zone} />
            </Cell>
            <Cell>{endedAt === null ? texts.open : <Instant at={endedAt} zone={zone} />}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
