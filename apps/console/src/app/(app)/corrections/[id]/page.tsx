import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { formatMoney } from "@tributary/ui/format/money";
import { formatPeriod } from "@tributary/ui/format/period";
import { Money } from "@tributary/ui/money";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import { Timeline } from "@tributary/ui/timeline";
import type { Metadata } from "next";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { correctionPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { LeftRecords } from "../left-records.tsx";
import type { ShownCorrection } from "../types.ts";
import { Adjustments } from "./adjustments.tsx";
import { CorrectionFacts } from "./correction-facts.tsx";
import { loadCorrection } from "./load-correction.ts";
import { Manifests, Moved } from "./moved-and-manifests.tsx";
import { Sums } from "./sums.tsx";

const { detail: texts, title, list } = correctionTexts;

type Props = PageProps<"/corrections/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const me = await requireMe();
  if (!me.can("quarantine:read")) return { title };
  return { title: texts.metaTitle(formatPeriod((await loadCorrection((await params).id)).period)) };
}

/** One correction: what it wrote, for whom, why, and what became of it. */
export default async function CorrectionPage({ params }: Props) {
  const me = await requireMe();
  if (!me.can("quarantine:read")) return <NoAccess />;
  const correction = await loadCorrection((await params).id);
  const { id, period, agreementName, appliedBy, left, events, zone } = correction;
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[{ label: title, href: "/corrections" }, { label: texts.metaTitle(formatPeriod(period)) }]}
      />
      <PageHeader
        title={
          <>
            {texts.title} <PeriodLabel period={period} />
          </>
        }
        meta={texts.by(appliedBy)}
        description={agreementName}
        actions={<ExportMenu href={`${correctionPath(id)}/export`} />}
      />
      <Tiles correction={correction} />
      <LeftRecords left={left} />
      <Sums correction={correction} />
      <Adjustments correction={correction} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <CorrectionFacts correction={correction} />
        <Moved correction={correction} />
        <Manifests correction={correction} canOpen={me.can("usage-file:read")} />
        <Card title={texts.audit.title}>
          <Timeline
            zone={zone}
            events={events.map(({ id: event, occurredAt, actor, action, reason }) => ({
              id: event.toString(),
              at: occurredAt,
              who: actor,
              what: texts.audit.actions[action] ?? action,
              detail: reason,
            }))}
          />
        </Card>
      </div>
    </div>
  );
}

function Tiles({ correction }: { readonly correction: ShownCorrection }) {
  const { movedRecords, repricedRecords, chargeMicros, gainedMicros, currency, files } = correction;
  const { tiles } = texts;
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatTile label={tiles.moved} value={<Quantity value={movedRecords} />} />
      <StatTile
        label={tiles.repriced}
        value={repricedRecords === null ? "–" : <Quantity value={repricedRecords} />}
      />
      <StatTile
        label={tiles.charge}
        value={<Money micros={chargeMicros} currency={currency} isSigned />}
        note={movedRecords > 0n && list.changedHands(formatMoney(gainedMicros, currency))}
      />
      <StatTile label={tiles.files} value={<Quantity value={BigInt(files)} />} />
    </div>
  );
}
