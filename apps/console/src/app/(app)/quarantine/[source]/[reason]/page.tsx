import { Alert } from "@tributary/ui/alert";
import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { readSegment } from "@/frame/read-segment.ts";
import { pageParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { FixDialog } from "../../fix-dialog.tsx";
import { SumTiles } from "../../quarantine-tiles.tsx";
import { RedriveHistory } from "../../redrive-history.tsx";
import { RunningRedrives } from "../../running-redrives.tsx";
import { keyOf, type Redrive, type ShownGroup } from "../../types.ts";
import { FILES_PAGE_SIZE, GroupFiles } from "./group-files.tsx";
import { NobodysRecords } from "./nobodys-records.tsx";

const { group: texts, raw, reasons, nobody } = quarantineTexts;

const search = z.object({
  operator: z.string().min(1).max(40).optional().catch(undefined),
  page: pageParam,
});

type Props = PageProps<"/quarantine/[source]/[reason]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: reasonLabel(readSegment((await params).reason)) };
}

export default async function QuarantineGroupPage({ params, searchParams }: Props) {
  const me = await requireMe();
  if (!me.can("quarantine:read")) return <NoAccess />;
  const [{ source, reason }, asked] = await Promise.all([params, searchParams]);
  const { operator, page } = search.parse(asked);
  const key = { sourceId: readSegment(source), reason: readSegment(reason), operatorId: operator ?? null };
  const group = await notFoundOnRefusal(api.quarantine.group({ ...key, page, pageSize: FILES_PAGE_SIZE }));
  const canWrite = me.can("quarantine:write");
  const canSeeRates = me.can("agreement:read");
  const canMap = canWrite && me.can("usage-file:write");
  const rights = { operators: group.operators, canMap, canSeeRates };
  const isNobodys = group.operatorId === null && group.sum !== null && me.can("cdr:read-masked");
  const records = isNobodys
    ? await api.quarantine.records({ sourceId: group.sourceId, reason: group.reason })
    : null;
  const isRunning = ({ state }: Redrive) => state === "running";
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[{ label: quarantineTexts.title, href: "/quarantine" }, { label: reasonLabel(group.reason) }]}
      />
      <PageHeader
        title={reasonLabel(group.reason)}
        meta={
          <>
            <Badge>{group.operatorName ?? nobody}</Badge>
            <span>
              {group.sourceId}, {group.agreement.name}
            </span>
          </>
        }
        actions={
          canWrite &&
          group.sum !== null && (
            <FixDialog
              target={{ groups: [keyOf(group)], records: group.sum.records }}
              rights={rights}
              trigger={<Button variant="primary">{fixTexts.action}</Button>}
            />
          )
        }
      />
      <RunningRedrives initial={group.redrives.filter(isRunning)} canCancel={canWrite} />
      {group.sum === null ? (
        <Alert
          tone="good"
          title={texts.gone.title}
          action={
            <ButtonLink size="sm" href="/quarantine">
              {texts.gone.action}
            </ButtonLink>
          }
        >
          {texts.gone.text}
        </Alert>
      ) : (
        <SumTiles sum={group.sum} at={new Date()} zone={group.agreement.zone} />
      )}
      <Advice reason={group.reason} canSeeRates={canSeeRates} />
      {group.files.length > 0 && <GroupFiles group={group} page={page} />}
      {records !== null && records.rows.length > 0 && (
        <NobodysRecords
          group={keyOf(group)}
          zone={group.agreement.zone}
          currency={group.currency}
          first={records}
          rights={rights}
          canWrite={canWrite}
        />
      )}
      <RawRecords group={group} canEnter={me.can("operator-access:write")} />
      <RedriveHistory
        title={quarantineTexts.history.ofGroup}
        redrives={group.redrives.filter((redrive) => !isRunning(redrive))}
        zone={group.agreement.zone}
        canWrite={canWrite}
      />
    </div>
  );
}

/** What is the matter with the records, and what puts it right. */
function Advice({ reason, canSeeRates }: { readonly reason: string; readonly canSeeRates: boolean }) {
  const known = reasons[reason];
  if (known === undefined) return null;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title={texts.what}>
        <p className="text-sm">{known.what}</p>
      </Card>
      <Card title={texts.remedy}>
        <p className="text-sm">{known.remedy}</p>
        <p className="mt-2 text-muted-foreground text-sm">{texts.afterwards}</p>
        {reason === "UNRATEABLE" && canSeeRates && (
          <ButtonLink size="sm" href="/agreements" className="mt-3">
            {fixTexts.rate.action}
          </ButtonLink>
        )}
      </Card>
    </div>
  );
}

function RawRecords({ group, canEnter }: { readonly group: ShownGroup; readonly canEnter: boolean }) {
  const { operatorId, operatorName } = group;
  return (
    <Alert
      title={raw.title}
      action={
        canEnter &&
        operatorId !== null && (
          <ButtonLink size="sm" href={`/operators/${encodeURIComponent(operatorId)}`}>
            {raw.enter(operatorName ?? operatorId)}
          </ButtonLink>
        )
      }
    >
      {raw.text}
    </Alert>
  );
}
