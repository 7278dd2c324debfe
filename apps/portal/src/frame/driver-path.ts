import { subscriberPath } from "./paths.ts";

/** Where a thing that drives an alert is looked at; null for what has no page. */
export function driverPath(
  { kind, id }: { readonly kind: string; readonly id: string },
  subscriberNumber: string | null,
): string | null {
  if (kind === "subscriber" && subscriberNumber !== null) return subscriberPath(subscriberNumber);
  // A day's usage is shown with its month.
  return kind === "day" ? `/usage?month=${id.slice(0, 7)}` : null;
}
