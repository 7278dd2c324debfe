import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { Timeline } from "@tributary/ui/timeline";
import type { ReactNode } from "react";
import { settlementPath } from "@/frame/paths.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { usageFileTexts } from "@/texts/usage-file.ts";
import type { UsageFile } from "../status.tsx";

const { redrives, runs, events } = usageFileTexts.detail;

/** What was done with the file's quarantined records since. */
export function Redrives({ file }: { readonly file: UsageFile }) {
  if (file.redrives.length === 0) return <Nothing title={redrives.title}>{redrives.none}</Nothing>;
  const figure = (value: number) => (
    <Cell cellAlign="end">
      <Quantity value={BigInt(value)} />
    </Cell>
  );
  return (
    <Card title={redrives.title} isFlush>
      <Table caption={redrives.caption}>
        <thead>
          <tr>
            <HeadCell>{redrives.name}</HeadCell>
            <HeadCell cellAlign="end">{redrives.records}</HeadCell>
            <HeadCell cellAlign="end">{redrives.accepted}</HeadCell>
            <HeadCell cellAlign="end">{redrives.duplicates}</HeadCell>
            <HeadCell cellAlign="end">{redrives.quarantined}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {file.redrives.map(({ id, name, counts }) => (
            <tr key={id}>
              <RowHead>
                <AppLink href={`/usage-files/${id}`} className="break-all hover:underline">
                  {name}
                </AppLink>
              </RowHead>
              {figure(counts.received)}
              {figure(counts.accepted)}
              {figure(counts.duplicates)}
              {figure(counts.quarantined)}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Which settlements took the file's usage. */
export function Runs({ file, canOpen }: { readonly file: UsageFile; readonly canOpen: boolean }) {
  if (file.runs.length === 0) return <Nothing title={runs.title}>{runs.none}</Nothing>;
  return (
    <Card title={runs.title} isFlush>
      <Table caption={runs.caption}>
        <thead>
          <tr>
            <HeadCell>{runs.usage}</HeadCell>
            <HeadCell>{runs.run}</HeadCell>
            <HeadCell>{runs.status}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {file.runs.map((run) => {
            const name = (
              <>
                <PeriodLabel period={run.period} isShort />, {runs.version(run.version)}
              </>
            );
            const path = `${settlementPath(run.agreementId, run.period)}?v=${run.version}`;
            return (
              <tr key={`${run.runId} ${run.usagePeriod}`}>
                <RowHead>
                  <PeriodLabel period={run.usagePeriod} isShort />
                </RowHead>
                <Cell>
                  {canOpen ? (
                    <AppLink href={path} className="underline">
                      {name}
                    </AppLink>
                  ) : (
                    name
                  )}
                </Cell>
                <Cell>
                  <Badge>{settlementTexts.run.versionStatuses[run.status]}</Badge>
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}

/** What came besides under the file's name or with its bytes, and was not taken in. */
export function Events({ file }: { readonly file: UsageFile }) {
  if (file.events.length === 0) return <Nothing title={events.title}>{events.none}</Nothing>;
  return (
    <Card title={events.title}>
      <Timeline
        zone={file.agreement.zone}
        events={file.events.map(({ id, occurredAt, name, kind, message }) => {
          const { label, tone } = usageFileTexts.statuses[kind as keyof typeof usageFileTexts.statuses];
          return { id, at: occurredAt, who: name, what: label, detail: message, tone };
        })}
      />
    </Card>
  );
}

function Nothing({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card title={title}>
      <p className="text-muted-foreground text-sm">{children}</p>
    </Card>
  );
}
