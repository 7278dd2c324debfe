import { Alert } from "../alert.tsx";
import { Card } from "../card.tsx";
import { DescriptionList } from "../description-list.tsx";
import { Instant } from "../instant.tsx";
import { webhookTexts as texts } from "./texts.ts";
import type { ShownEndpoint } from "./webhook.ts";

/** How an endpoint stands and what it is. */
export function EndpointFacts({ endpoint }: { readonly endpoint: ShownEndpoint }) {
  return (
    <>
      <Standing endpoint={endpoint} />
      <Card>
        <DescriptionList columns={2} items={factsOf(endpoint)} />
      </Card>
    </>
  );
}

function Standing({ endpoint: { disabledBecause, failingSince } }: { readonly endpoint: ShownEndpoint }) {
  if (disabledBecause !== null) return <Alert tone="bad" title={texts.off(disabledBecause)} />;
  return failingSince === null ? null : <Alert tone="warning" title={texts.failing} />;
}

function factsOf(endpoint: ShownEndpoint) {
  const { facts, none, events } = texts;
  const names: Readonly<Record<string, string>> = events;
  const { previousUntil } = endpoint;
  return [
    { term: facts.url, value: <span className="break-all">{endpoint.url}</span> },
    { term: facts.events, value: endpoint.eventTypes.map((type) => names[type] ?? type).join("; ") },
    { term: facts.by, value: endpoint.createdBy },
    { term: facts.at, value: <Instant at={endpoint.createdAt} zone="UTC" /> },
    {
      term: facts.previous,
      value: previousUntil === null ? none : <Instant at={previousUntil} zone="UTC" />,
    },
  ];
}
