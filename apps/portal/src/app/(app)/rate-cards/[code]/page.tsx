import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { rateCardTexts as texts } from "@/texts/rate-card.ts";
import { api } from "@/trpc/server.ts";
import { CardActions } from "./card-actions.tsx";
import { Corrections } from "./corrections.tsx";
import { Facts } from "./facts.tsx";
import { loadRateCard, loadTried } from "./load.ts";
import { cardParams } from "./params.ts";
import { Rates } from "./rates.tsx";
import { VersionStatus } from "./status.tsx";
import { Try } from "./try.tsx";
import { Versions } from "./versions.tsx";

export async function generateMetadata({ params }: PageProps<"/rate-cards/[code]">): Promise<Metadata> {
  return { title: readNumber((await params).code) };
}

export default async function RateCardPage({ params, searchParams }: PageProps<"/rate-cards/[code]">) {
  const me = await requireMe();
  if (!me.can("rate-card:read")) return <NoAccess />;
  const asked = cardParams.parse(await searchParams);
  const card = await loadRateCard(params, asked);
  const [tried, { rows: corrections }] = await Promise.all([
    loadTried(card, asked),
    api.rateCorrection.list({ code: card.code }),
  ]);
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/rate-cards" }, { label: card.name }]} />
      <PageHeader
        title={card.name}
        meta={
          <>
            <Badge>{texts.version(card.shown.version)}</Badge>
            <VersionStatus version={card.shown} inForce={card.inForce} />
          </>
        }
        actions={<CardActions card={card} canWrite={me.can("rate-card:write")} />}
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Facts card={card} />
        <Versions card={card} />
      </div>
      <Corrections code={card.code} zone={card.zone} rows={corrections} />
      <Rates card={card} params={asked} />
      <Try card={card} params={asked} tried={tried} />
    </div>
  );
}
