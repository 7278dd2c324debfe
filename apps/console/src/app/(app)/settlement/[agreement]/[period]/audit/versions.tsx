import { CopyHash } from "@tributary/ui/copy-hash";
import { EmptyState } from "@tributary/ui/empty-state";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { keepParams } from "@/frame/keep-params.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import type { RunPage } from "../load-run.ts";
import { type RunAddress, tabHref, tabPath } from "../run-address.ts";

const texts = settlementViewTexts.audit;
const LINK = "text-primary-ink underline-offset-3 hover:underline";

interface VersionsProps {
  readonly versions: RunPage["versions"];
  readonly address: RunAddress;
  readonly zone: string;
  /** The version that is looked at. */
  readonly shown: number | null;
}

/** Every version that somebody may have reviewed, each to be looked at and compared with the one before. */
export function Versions({ versions, address, zone, shown }: VersionsProps) {
  const { versionColumns: columns } = texts;
  const isComparable = versions.length > 1;
  if (versions.length === 0) return <EmptyState title={texts.noVersions} />;
  return (
    <Table caption={texts.versionsCaption}>
      <thead>
        <tr>
          <HeadCell>{columns.version}</HeadCell>
          <HeadCell>{columns.status}</HeadCell>
          <HeadCell>{columns.prepared}</HeadCell>
          <HeadCell>{columns.approved}</HeadCell>
          <HeadCell>{columns.hash}</HeadCell>
          {isComparable && <HeadCell>{columns.compare}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {versions.map((run, index) => (
          <tr key={run.id} className={run.version === shown ? "bg-primary-soft/50" : undefined}>
            <RowHead>
              <AppLink
                href={tabHref({ ...address, version: index === 0 ? undefined : run.version }, "audit")}
                className={LINK}
              >
                {settlementTexts.run.version(run.version)}
              </AppLink>
            </RowHead>
            <Cell className="whitespace-nowrap">{settlementTexts.run.versionStatuses[run.status]}</Cell>
            <Cell>
              <Step who={run.preparedBy} at={run.preparedAt} zone={zone} />
            </Cell>
            <Cell>
              {run.approvedBy !== null && <Step who={run.approvedBy} at={run.approvedAt} zone={zone} />}
            </Cell>
            <Cell>
              <CopyHash value={run.hash} />
            </Cell>
            {isComparable && (
              <Cell className="whitespace-nowrap">
                {run.version > 1 && (
                  <AppLink
                    href={keepParams(tabPath(address, "audit"), {}, { compare: `${run.version}` })}
                    className={LINK}
                  >
                    {texts.compareWith(run.version - 1)}
                  </AppLink>
                )}
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Step({ who, at, zone }: { readonly who: string; readonly at: Date | null; readonly zone: string }) {
  return (
    <span className="grid whitespace-nowrap text-xs">
      {who}
      {at !== null && <Instant at={at} zone={zone} className="text-muted-foreground" />}
    </span>
  );
}
