import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { formatPeriod } from "@tributary/ui/format/period";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { PageHeader } from "@tributary/ui/page-header";
import { StatTile } from "@tributary/ui/stat-tile";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { billTexts } from "@/texts/bill.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type Run, RunStatus } from "../../status.tsx";
import { Exceptions } from "./exceptions.tsx";
import { readRunId } from "./read-run-id.ts";
import { AbandonButton, FinalizeButton } from "./run-buttons.tsx";
import { RunProgress } from "./run-progress.tsx";

const { run: texts, title } = billTexts;

export const metadata: Metadata = { title: billTexts.runs.title };

export default async function BillRunPage({ params }: PageProps<"/bills/runs/[id]">) {
  const me = await requireMe();
  if (!me.can("bill:read")) return <NoAccess />;
  const run = await notFoundOnRefusal(api.billRun.show({ runId: readRunId((await params).id) }));
  const isOpen = run.status === "review" || run.status === "draft";
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: title, href: "/bills" }, { label: formatPeriod(run.period) }]} />
      <PageHeader
        title={texts.title(formatPeriod(run.period))}
        meta={<RunStatus status={run.status} />}
        actions={
          <>
            <ButtonLink href={`/bills?period=${run.period}`}>{texts.bills}</ButtonLink>
            {isOpen && run.finals === 0 && me.can("bill:write") && <AbandonButton run={run} />}
            {run.status === "review" && !run.task?.isOpen && me.can("bill:approve") && (
              <FinalizeButton run={run} />
            )}
          </>
        }
      />
      <RunProgress
        key={run.task?.askedAt.getTime()}
        run={run}
        canTry={me.can(run.status === "review" ? "bill:approve" : "bill:write")}
      />
      <div className="grid gap-3 sm:grid-cols-3">
        <StatTile label={texts.tiles.bills} value={formatDecimal(BigInt(run.drafts + run.finals))} />
        <StatTile
          label={texts.tiles.gross}
          value={<Money micros={run.grossMicros} currency={run.currency} />}
          note={
            <>
              {texts.tiles.net}: <Money micros={run.netMicros} currency={run.currency} />
            </>
          }
        />
        <StatTile
          label={texts.tiles.exceptions}
          value={String(run.reasons.reduce((sum, { count }) => sum + count, 0))}
        />
      </div>
      <Exceptions run={run} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Kinds run={run} />
        <RunFacts run={run} />
      </div>
    </div>
  );
}

function Kinds({ run: { kinds, currency } }: { readonly run: Run }) {
  const names: Readonly<Record<string, string>> = texts.kinds.names;
  return (
    <Card title={texts.kinds.title} isFlush>
      <Table caption={texts.kinds.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.kinds.kind}</HeadCell>
            <HeadCell cellAlign="end">{texts.kinds.lines}</HeadCell>
            <HeadCell cellAlign="end">{texts.kinds.net}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, lines, netMicros }) => (
            <tr key={kind}>
              <RowHead>{names[kind] ?? kind}</RowHead>
              <Cell cellAlign="end">{formatDecimal(BigInt(lines))}</Cell>
              <Cell cellAlign="end">
                <Money micros={netMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function RunFacts({ run }: { readonly run: Run }) {
  const { facts } = texts;
  const { createdAt, createdBy, finalizedAt, finalizedBy, zone, profileVersion } = run;
  const by = (at: Date, who: string | null) => (
    <>
      <Instant at={at} zone={zone} /> {facts.by} {who}
    </>
  );
  const items = [
    { term: facts.begun, value: by(createdAt, createdBy) },
    ...(finalizedAt === null ? [] : [{ term: facts.finalized, value: by(finalizedAt, finalizedBy) }]),
    { term: facts.profile, value: facts.version(profileVersion) },
  ];
  return (
    <Card title={facts.title}>
      <DescriptionList items={items} columns={1} />
    </Card>
  );
}
