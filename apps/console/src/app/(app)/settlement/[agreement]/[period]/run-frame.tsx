import { Alert } from "@tributary/ui/alert";
import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { CopyHash } from "@tributary/ui/copy-hash";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Tabs } from "@tributary/ui/tabs";
import type { ReactNode } from "react";
import { requireMe } from "@/session/require-me.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { loadRun, type RunPage } from "./load-run.ts";
import { RunActions } from "./run-actions.tsx";
import { RUN_TABS, type RunAddress, type RunTab, tabHref } from "./run-address.ts";
import { RunBlockers } from "./run-blockers.tsx";
import { RunEquation } from "./run-equation.tsx";
import { RunFacts } from "./run-facts.tsx";
import { RunProgress } from "./run-progress.tsx";

const texts = settlementTexts.run;

/**
 * What stands around every view of a run: what it is, how far it is, what is done next, what stands in the
 * way.
 */
export async function RunFrame({
  address,
  tab,
  children,
}: {
  readonly address: RunAddress;
  readonly tab: RunTab;
  readonly children: ReactNode;
}) {
  const me = await requireMe();
  const page = await loadRun(address);
  const { period, run, progress } = page;
  const rights = {
    prepare: me.can("settlement:write"),
    approve: me.can("settlement:approve"),
    issue: me.can("statement:write"),
    close: me.can("period:write"),
    reopen: me.can("period:approve"),
  };
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <Breadcrumb
          items={[
            { label: texts.breadcrumb, href: "/settlement" },
            {
              label: period.agreementName,
              href: `/settlement?agreement=${encodeURIComponent(period.agreementId)}`,
            },
            { label: <PeriodLabel period={period.period} /> },
          ]}
        />
        <PageHeader
          title={
            <>
              <PeriodLabel period={period.period} /> · {period.agreementName}
            </>
          }
          meta={<RunMeta page={page} />}
          actions={<RunActions page={page} address={address} rights={rights} email={me.email} />}
        />
      </div>
      <RunNotes page={page} address={address} tab={tab} />
      <RunProgress
        key={progress?.startedAt.getTime()}
        address={address}
        initial={currentProgress(page)}
        canPrepare={rights.prepare}
      />
      {run?.isLatest && <RunBlockers page={page} address={address} canPrepare={rights.prepare} />}
      {run !== null && <RunEquation page={page} />}
      <RunFacts page={page} address={address} />
      <Tabs
        label={texts.tabs.label}
        tabs={RUN_TABS.map((name) => ({
          label: texts.tabs[name],
          href: tabHref(address, name),
          isCurrent: name === tab,
          count: name === "exceptions" ? period.openExceptions : undefined,
        }))}
      />
      {children}
    </div>
  );
}

/** How the last preparation failed says nothing once a later one has succeeded elsewhere. */
function currentProgress({ progress, versions: [latest] }: RunPage): RunPage["progress"] {
  if (progress === null || progress.state === "running") return progress;
  return latest !== undefined && latest.preparedAt > progress.startedAt ? null : progress;
}

function RunMeta({ page: { period, run } }: { readonly page: RunPage }) {
  const { label, tone } = settlementTexts.statuses[period.status];
  return (
    <>
      <StatusBadge tone={tone}>{label}</StatusBadge>
      {run !== null && (
        <>
          <Badge>{texts.version(run.version)}</Badge>
          <span className="inline-flex items-center gap-1">
            {texts.hash} <CopyHash value={run.hash} />
          </span>
          {run.isProvisional && (
            <span title={texts.provisionalNote}>
              <Badge tone="warning">{texts.provisional}</Badge>
            </span>
          )}
        </>
      )}
    </>
  );
}

interface NotesProps {
  readonly page: RunPage;
  readonly address: RunAddress;
  readonly tab: RunTab;
}

function RunNotes({ page: { period, run, versions }, address, tab }: NotesProps) {
  const latest = versions[0]?.version;
  if (run !== null && !run.isLatest && latest !== undefined) {
    return (
      <Alert
        tone="warning"
        title={texts.older(run.version, latest)}
        action={
          <ButtonLink size="sm" href={tabHref({ ...address, version: undefined }, tab)}>
            {texts.toLatest(latest)}
          </ButtonLink>
        }
      />
    );
  }
  if (!period.isOutdated) return null;
  return (
    <Alert tone="warning" title={texts.outdated.title}>
      {texts.outdated.text}
    </Alert>
  );
}
