"use client";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { formatSpan, formatUtc } from "@tributary/ui/format/time";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { AtRisk } from "./at-risk.tsx";
import { FixDialog } from "./fix-dialog.tsx";
import type { FixRights } from "./fix-method.ts";
import type { Finding } from "./types.ts";

const { findings: texts } = fixTexts;

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** When the page was made: ages count until then. */
  readonly at: Date;
  readonly canWrite: boolean;
  readonly rights: FixRights;
}

/** What stands out in the sources' usage although no record waits for it, and what can be done. */
export function Findings({ findings, at, canWrite, rights }: FindingsProps) {
  if (findings.length === 0) return null;
  const { columns } = texts;
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{columns.kind}</HeadCell>
            <HeadCell className="max-md:hidden">{columns.source}</HeadCell>
            <HeadCell cellAlign="end">{columns.records}</HeadCell>
            <HeadCell cellAlign="end">{columns.value}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {columns.oldest}
            </HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {columns.action}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.kind} ${finding.sourceId}`}
              finding={finding}
              at={at}
              action={<Action finding={finding} canWrite={canWrite} rights={rights} />}
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

interface FindingRowProps {
  readonly finding: Finding;
  readonly at: Date;
  readonly action: React.ReactNode;
}

function FindingRow({ finding, at, action }: FindingRowProps) {
  const { kind, sourceId, records, valueMicros, isEstimated, missingFiles, currency, oldestAt } = finding;
  const { label, what } = texts.kinds[kind];
  return (
    <tr>
      <RowHead>
        <span className="grid max-w-md">
          <span>{label}</span>
          <span className="font-normal text-muted-foreground text-xs md:hidden">{sourceId}</span>
          <span className="font-normal text-muted-foreground text-xs max-sm:hidden">{what}</span>
          <span className="mt-1.5 sm:hidden">{action}</span>
        </span>
      </RowHead>
      <Cell className="max-md:hidden">{sourceId}</Cell>
      <Cell cellAlign="end">
        <Quantity value={records} />
        {missingFiles > 0 && (
          <span className="block text-muted-foreground text-xs">{texts.missing(missingFiles)}</span>
        )}
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        <AtRisk
          micros={isEstimated ? 0n : valueMicros}
          estimateMicros={isEstimated ? valueMicros : 0n}
          currency={currency}
        />
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
        <time dateTime={oldestAt.toISOString()} title={formatUtc(oldestAt)} className="figures">
          {formatSpan(at.getTime() - oldestAt.getTime())}
        </time>
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
        {action}
      </Cell>
    </tr>
  );
}

function Action({
  finding,
  canWrite,
  rights,
}: Omit<FindingsProps, "findings" | "at"> & { finding: Finding }) {
  const { kind, sourceId, records } = finding;
  const { action } = texts.kinds[kind];
  if (kind !== "UNATTRIBUTED") {
    return (
      <ButtonLink size="sm" href={placeOf(finding)}>
        {action}
      </ButtonLink>
    );
  }
  if (!canWrite) return null;
  return (
    <FixDialog
      target={{ groups: [{ sourceId, reason: kind, operatorId: null }], records }}
      rights={rights}
      trigger={<Button size="sm">{action}</Button>}
    />
  );
}

function placeOf({ kind, sourceId, agreementId }: Finding): string {
  if (kind === "LATE") return `/settlement?agreement=${encodeURIComponent(agreementId)}`;
  if (kind === "DUPLICATE") return `/usage-files?source=${encodeURIComponent(sourceId)}`;
  return "/usage-files";
}
