import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { z } from "zod";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { pageParam, sortParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { onboardingTexts as texts } from "@/texts/onboarding.ts";
import { api } from "@/trpc/server.ts";
import { INITIAL_SORT } from "./initial-sort.ts";
import { OnboardingTable } from "./onboarding-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const VIEWS = ["open", "live", "all"] as const;

const listParams = z.object({
  view: z.enum(VIEWS).catch("open"),
  sort: sortParam(["targetOn", "startedAt", "name"], INITIAL_SORT),
  page: pageParam,
});

export default async function OnboardingsPage({ searchParams }: PageProps<"/onboarding">) {
  const me = await requireMe();
  if (!me.can("operator:read")) return <NoAccess />;
  const asked = await searchParams;
  const { view, sort, page } = listParams.parse(asked);
  const { rows, total } = await api.onboarding.list({ view, sort, page, pageSize: PAGE_SIZE });
  const start = me.can("operator:write") && (
    <ButtonLink href="/operators/new" variant="primary">
      {texts.newOperator}
    </ButtonLink>
  );
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} actions={start} />
      <Tabs
        label={texts.views.label}
        tabs={VIEWS.map((each) => ({
          label: texts.views[each],
          href: keepParams("/onboarding", asked, { view: each, page: null }),
          isCurrent: each === view,
        }))}
      />
      <Card isFlush>
        <OnboardingTable rows={rows} />
        <PageLinks page={page} size={PAGE_SIZE} total={total} />
      </Card>
    </div>
  );
}
