import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import type { requireMe } from "@/session/require-me.ts";
import { dataDeletionTexts as texts } from "@/texts/data-deletion.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { AskDeletion, DecideDeletion, PlaceHold } from "./deletion-actions.tsx";
import { DeletionHolds } from "./deletion-holds.tsx";
import { DeletedRows, RequestFacts } from "./deletion-request.tsx";

type Shown = Outputs["dataDeletion"]["show"];
type Me = Awaited<ReturnType<typeof requireMe>>;

interface DataDeletionProps {
  readonly operatorId: string;
  /** The operator's own, by which its end is told. */
  readonly zone: string;
  readonly me: Me;
}

/** What keeps the data of an operator that ends, and its deletion by two people. */
export async function DataDeletion({ operatorId, zone, me }: DataDeletionProps) {
  const { obstacles, holds, request } = await api.dataDeletion.show({ operatorId });
  const state = request && texts.states[request.status];
  const isGone = request?.status === "deleted";
  return (
    <>
      <Card
        title={texts.title}
        description={texts.description}
        actions={<Actions operatorId={operatorId} obstacles={obstacles} request={request} me={me} />}
      >
        <div className="grid gap-4">
          {state && (
            <p>
              <StatusBadge tone={state.tone}>{state.label}</StatusBadge>
            </p>
          )}
          {!isGone && <Obstacles obstacles={obstacles} zone={zone} />}
          {request && <RequestFacts request={request} />}
        </div>
      </Card>
      {holds.length > 0 && <DeletionHolds holds={holds} canLift={me.can("operator:write") && !isGone} />}
      {isGone && <DeletedRows deleted={request.deleted} />}
    </>
  );
}

function Obstacles({ obstacles, zone }: { readonly obstacles: Shown["obstacles"]; readonly zone: string }) {
  if (obstacles.length === 0) return <p className="text-sm">{texts.free}</p>;
  return (
    <div className="text-sm">
      <h3 className="font-medium">{texts.kept}</h3>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {obstacles.map(({ name, amount, until }) => (
          <li key={name}>
            {texts.obstacles[name](amount)}
            {until && (
              <span className="text-muted-foreground">
                {" "}
                ({texts.until} <Instant at={until} zone={zone} />)
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ActionsProps extends Pick<Shown, "obstacles" | "request"> {
  readonly operatorId: string;
  readonly me: Me;
}

function Actions({ operatorId, obstacles, request, me }: ActionsProps) {
  const isOpen =
    request?.status === "asked" || request?.status === "approved" || request?.status === "deleting";
  if (request?.status === "deleted") return null;
  const canAsk = me.can("operator:write") && !isOpen && obstacles.every(({ name }) => name === "no-pack");
  return (
    <>
      {me.can("operator:write") && <PlaceHold operatorId={operatorId} />}
      {canAsk && <AskDeletion operatorId={operatorId} hasPack={obstacles.length === 0} />}
      {request?.status === "asked" && (
        <DecideDeletion
          id={request.id}
          canWithdraw={me.can("operator:write") && me.email === request.askedBy}
          canDecide={me.can("operator:approve") && me.email !== request.askedBy}
        />
      )}
    </>
  );
}
