import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { Day } from "@tributary/ui/day";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import { StatTile } from "@tributary/ui/stat-tile";
import { StatusBadge } from "@tributary/ui/status-badge";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { dayOf, rehearsalPath } from "@/frame/paths.ts";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { itemTitle, spellTime, onboardingTexts as texts } from "@/texts/onboarding.ts";
import { rehearsalTexts } from "@/texts/rehearsal.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { CriticalPath, TimeLedger } from "./ledger-cards.tsx";
import { OnboardingActions } from "./onboarding-actions.tsx";
import { SetupCard } from "./setup-card.tsx";
import { Tracks } from "./tracks.tsx";
import type { Onboarding } from "./types.ts";

export const metadata: Metadata = { title: texts.title };

export default async function OnboardingPage(props: PageProps<"/onboarding/[operator]">) {
  const me = await requireMe();
  if (!me.can("operator:read")) return <NoAccess />;
  const operatorId = readSegment((await props.params).operator);
  const [onboarding, operator] = await Promise.all([
    notFoundOnRefusal(api.onboarding.show({ operatorId })),
    notFoundOnRefusal(api.operator.show({ operatorId })),
  ]);
  const { name, status, zone, liveFrom, askedBy } = onboarding;
  const { label, tone } = texts.statuses[status];
  const agreements = operator.agreements.map(({ agreementId, name: called }) => {
    return { value: agreementId, label: called };
  });
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/onboarding" }, { label: name }]} />
      <PageHeader
        title={name}
        meta={<StatusBadge tone={tone}>{label}</StatusBadge>}
        actions={
          <>
            <ButtonLink href={rehearsalPath(operatorId)}>{rehearsalTexts.title}</ButtonLink>
            <OnboardingActions
              onboarding={onboarding}
              agreements={agreements}
              today={dayOf(new Date())}
              canWrite={me.can("operator:write")}
              canApprove={me.can("operator:approve")}
            />
          </>
        }
      />
      {status === "asked" && liveFrom !== null && (
        <Alert tone="warning" title={texts.goLive.waits(askedBy ?? "")}>
          <Instant at={liveFrom} zone={zone} />
        </Alert>
      )}
      <Tiles onboarding={onboarding} />
      <SetupCard onboarding={onboarding} canWrite={me.can("operator:write")} />
      <Tracks onboarding={onboarding} canWrite={me.can("operator:write") && status !== "live"} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <CriticalPath onboarding={onboarding} />
        <TimeLedger onboarding={onboarding} />
      </div>
    </div>
  );
}

function Tiles({ onboarding }: { readonly onboarding: Onboarding }) {
  const { items, gates, waiting, path, targetOn, ledger, status } = onboarding;
  const settled = items.filter(({ state }) => state === "done" || state === "skipped").length;
  const { tiles } = texts;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <StatTile
        label={tiles.progress}
        value={texts.of(settled, items.length)}
        note={gates.length === 0 ? tiles.noGates : tiles.gates(gates.length)}
        tone={gates.length === 0 ? "good" : "warning"}
      />
      <StatTile
        label={tiles.waiting}
        value={status === "live" ? texts.none : texts.parties[waiting.party]}
        note={waiting.itemCode === null ? tiles.word : itemTitle(waiting.itemCode)}
      />
      <StatTile
        label={tiles.path}
        value={tiles.days(path.days)}
        note={
          <>
            {tiles.target} <Day on={dayOf(targetOn)} />
          </>
        }
      />
      <StatTile label={tiles.elapsed} value={spellTime(ledger.elapsed)} />
    </div>
  );
}
