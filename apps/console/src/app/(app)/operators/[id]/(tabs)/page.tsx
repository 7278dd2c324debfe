import { ButtonLink } from "@tributary/ui/button";
import { EmptyState } from "@tributary/ui/empty-state";
import { addressOf } from "@/frame/address.ts";
import { ScopePicker } from "@/frame/scope-picker.tsx";
import { hasPlace } from "@/navigation.ts";
import { requireMe } from "@/session/require-me.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { loadOperator } from "../load-operator.ts";
import { type OperatorPageProps, readOperatorPage } from "../search.ts";
import { BridgeSection } from "./bridge-section.tsx";
import { ProfileCard } from "./profile-card.tsx";

export default async function OperatorSummaryPage(props: OperatorPageProps) {
  const me = await requireMe();
  const asked = await readOperatorPage(props);
  const mayRead = me.can("margin:read");
  const [operator, bridge] = await notFoundOnRefusal(
    Promise.all([loadOperator(asked.operatorId), mayRead ? api.operator.summary(asked) : null]),
  );
  const { noAgreement, summary } = operatorTexts;
  return (
    <>
      {bridge && (
        <div className="flex flex-wrap justify-between gap-2">
          <ScopePicker scope={bridge.scope} />
          {hasPlace("/what-if") && (
            <ButtonLink
              href={addressOf("/what-if", {
                currency: bridge.scope.currency,
                operators: asked.operatorId,
              })}
            >
              {summary.whatIf}
            </ButtonLink>
          )}
        </div>
      )}
      {bridge && (
        <BridgeSection bridge={bridge}>
          <ProfileCard operator={operator} />
        </BridgeSection>
      )}
      {mayRead && bridge === null && <EmptyState title={noAgreement.title}>{noAgreement.text}</EmptyState>}
      {bridge === null && <ProfileCard operator={operator} />}
    </>
  );
}
