import { StatusBadge } from "../status-badge.tsx";
import { webhookTexts } from "./texts.ts";

const { states } = webhookTexts;

interface EndpointStateProps {
  readonly endpoint: { readonly disabledAt: Date | null; readonly failingSince: Date | null };
}

/** Whether an endpoint takes events. */
export function EndpointState({ endpoint: { disabledAt, failingSince } }: EndpointStateProps) {
  if (disabledAt !== null) return <StatusBadge tone="bad">{states.off}</StatusBadge>;
  if (failingSince !== null) return <StatusBadge tone="warning">{states.failing}</StatusBadge>;
  return <StatusBadge tone="good">{states.on}</StatusBadge>;
}
