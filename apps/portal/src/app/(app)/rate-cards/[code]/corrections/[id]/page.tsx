import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { PageHeader } from "@tributary/ui/page-header";
import { StatTile } from "@tributary/ui/stat-tile";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { rateCardPath } from "@/frame/paths.ts";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { rateCorrectionTexts as texts } from "@/texts/rate-correction.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type Correction, CorrectionStatus } from "../../correction-status.tsx";
import { CorrectionActions } from "./correction-actions.tsx";
import { CorrectionFacts } from "./correction-facts.tsx";
import { CreditNotes } from "./credit-notes.tsx";
import { Months } from "./months.tsx";
import { MostChanged } from "./most-changed.tsx";

type Props = PageProps<"/rate-cards/[code]/corrections/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts.metaTitle(readNumber((await params).code)) };
}

/** What correcting a rate card backwards comes to, and what became of it. */
export default async function RateCorrectionPage({ params }: Props) {
  const me = await requireMe();
  if (!me.can("rate-card:read")) return <NoAccess />;
  const { code, id } = await params;
  const correction = await load(readNumber(code), id);
  const { name, version, effectiveFrom, zone } = correction;
  const rights = { write: me.can("rate-card:write"), approve: me.can("bill:approve") };
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[
          { label: rateCardTexts.title, href: "/rate-cards" },
          { label: name, href: rateCardPath(correction.code, version) },
          { label: texts.title },
        ]}
      />
      <PageHeader
        title={texts.metaTitle(name)}
        meta={<CorrectionStatus status={correction.status} />}
        description={
          <>
            {texts.holdsFrom(version)} <Instant at={effectiveFrom} zone={zone} style="date" />
          </>
        }
        actions={<CorrectionActions correction={correction} rights={rights} email={me.email} />}
      />
      <Notices correction={correction} />
      <Tiles correction={correction} />
      <Months correction={correction} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <MostChanged correction={correction} />
        <CorrectionFacts correction={correction} />
      </div>
      <CreditNotes notes={correction.creditNotes} />
    </div>
  );
}

/** The correction that an address names, of the card that it names; else the page for what is not there. */
async function load(code: string, id: string): Promise<Correction> {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) notFound();
  const correction = await notFoundOnRefusal(api.rateCorrection.show({ id: parsed.data }));
  if (correction.code !== code) notFound();
  return correction;
}

function Tiles({ correction: { total, currency } }: { readonly correction: Correction }) {
  const { subscribers, records, beforeMicros, afterMicros, differenceMicros } = total;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <StatTile label={texts.tiles.subscribers} value={formatDecimal(String(subscribers))} />
      <StatTile label={texts.tiles.records} value={formatDecimal(String(records))} />
      <StatTile
        label={texts.tiles.difference}
        value={<Money micros={differenceMicros} currency={currency} isSigned />}
        note={
          <>
            <span className="sr-only">{texts.tiles.wasIs} </span>
            <Money micros={beforeMicros} currency={currency} isBare /> →{" "}
            <Money micros={afterMicros} currency={currency} isBare />
          </>
        }
      />
    </div>
  );
}

/** What whoever decides should know beside the sums. */
function Notices({ correction }: { readonly correction: Correction }) {
  const { credited, leftBills, months, currency } = correction;
  const before = months.reduce((sum, { unrateableBefore }) => sum + unrateableBefore, 0);
  const after = months.reduce((sum, { unrateableAfter }) => sum + unrateableAfter, 0);
  return (
    <>
      {before !== after && (
        <Alert tone={after > before ? "warning" : "good"} title={texts.unrateable.title}>
          {texts.unrateable.text(before, after)}
        </Alert>
      )}
      {credited.subscribers > 0 && (
        <Alert tone="neutral" title={texts.credited.title}>
          {texts.credited.text(credited.subscribers)} <Money micros={credited.micros} currency={currency} />
        </Alert>
      )}
      {leftBills > 0 && (
        <Alert tone="neutral" title={texts.leftBills.title}>
          {texts.leftBills.text(leftBills)}
        </Alert>
      )}
    </>
  );
}
