import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";
import { RevealButton } from "./reveal-button.tsx";

const { identity: texts } = oneSubscriberTexts;

interface IdentityCardProps {
  readonly subscriber: Subscriber;
  readonly canReveal: boolean;
}

/** Who it is, masked until somebody who may see it gives a reason. */
export function IdentityCard({ subscriber, canReveal }: IdentityCardProps) {
  const { number, identity, language, zone, erasedAt } = subscriber;
  const { activatedAt, createdAt, terminatedAt } = subscriber;
  const day = (at: Date) => <Instant at={at} zone={zone} style="date" />;
  return (
    <Card
      title={texts.title}
      actions={canReveal && identity.isMasked && erasedAt === null && <RevealButton number={number} />}
      footer={
        identity.until !== null && (
          <>
            {texts.shown} <Instant at={identity.until} zone={zone} />
          </>
        )
      }
    >
      <DescriptionList
        items={[
          { term: texts.name, value: identity.name ?? texts.none },
          { term: texts.email, value: identity.email ?? texts.none },
          { term: texts.address, value: identity.address ?? texts.none },
          ...(identity.vatId === null ? [] : [{ term: texts.vatId, value: identity.vatId }]),
          { term: texts.language, value: language },
          activatedAt === null
            ? { term: texts.added, value: day(createdAt) }
            : { term: texts.since, value: day(activatedAt) },
          ...(terminatedAt === null ? [] : [{ term: texts.ended, value: day(terminatedAt) }]),
        ]}
      />
    </Card>
  );
}
