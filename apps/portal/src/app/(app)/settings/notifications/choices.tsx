"use client";
import { NotificationChoices } from "@tributary/ui/notification/notification-choices";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

/** How and when somebody hears of what happens. */
export function Choices({ shown }: { readonly shown: Outputs["notification"]["show"] }) {
  const { notification } = useTRPCClient();
  return (
    <NotificationChoices
      shown={shown}
      // The kinds of events are those that were shown.
      save={(input) => notification.save.mutate(input as Inputs["notification"]["save"])}
    />
  );
}
