import { Card } from "@tributary/ui/card";
import { formatPeriod } from "@tributary/ui/format/period";
import type { Metadata } from "next";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import { api } from "@/trpc/server.ts";
import { loadRun, type RunParams, readAddress, type SearchParams } from "../load-run.ts";
import { RunFrame } from "../run-frame.tsx";
import { Comparison } from "./comparison.tsx";
import { Identities } from "./identities.tsx";
import { RunEvents } from "./run-events.tsx";
import { Versions } from "./versions.tsx";

const texts = settlementViewTexts.audit;
const EVENTS = 50;

const auditSearch = z.object({
  /** Entries older than this one. */
  before: z.coerce.bigint().min(1n).optional().catch(undefined),
  /** The later of two versions that are compared. */
  compare: z.coerce.number().int().min(2).max(10_000).optional().catch(undefined),
});

interface PageProps {
  readonly params: RunParams;
  readonly searchParams: SearchParams;
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { agreementId, period } = await readAddress(params, searchParams);
  const { metaTitle, tabs } = settlementTexts.run;
  return { title: `${tabs.audit} · ${metaTitle(agreementId, formatPeriod(period))}` };
}

/** Who did what, what the identities say, and how the versions differ. */
export default async function RunAuditPage({ params, searchParams }: PageProps) {
  const me = await requireMe();
  if (!me.can("settlement:read")) return <NoAccess />;
  const address = await readAddress(params, searchParams);
  const { agreementId, period } = address;
  const search = auditSearch.parse(await searchParams);
  const { run, versions, period: month } = await loadRun(address);
  const [events, checks, comparison] = await Promise.all([
    api.settlement.audit({ agreementId, period, before: search.before, limit: EVENTS }),
    run === null ? null : api.settlement.checks({ runId: run.id }),
    search.compare === undefined || !versions.some(({ version }) => version === search.compare)
      ? null
      : api.settlement.compare({ agreementId, period, before: search.compare - 1, after: search.compare }),
  ]);
  return (
    <RunFrame address={address} tab="audit">
      {comparison !== null && <Comparison comparison={comparison} currency={month.currency} />}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card title={texts.events}>
          <RunEvents
            events={events}
            address={address}
            isFirstPage={search.before === undefined}
            currency={month.currency}
            zone={month.zone}
          />
        </Card>
        <div className="grid gap-4">
          {run !== null && (
            <Card title={texts.identities} description={texts.identitiesNote}>
              <Identities runId={run.id} stored={checks} isIssued={run.issuedAt !== null} zone={month.zone} />
            </Card>
          )}
          <Card title={texts.versions} isFlush>
            <Versions versions={versions} address={address} zone={month.zone} shown={run?.version ?? null} />
          </Card>
        </div>
      </div>
    </RunFrame>
  );
}
