import type { RetailTotal } from "./types.ts";

/** The total of a period in which nothing happened, but for what is given. */
export function retailTotal(given: Partial<RetailTotal>): RetailTotal {
  return {
    openingSubscribers: 0,
    closingSubscribers: 0,
    subscriberDays: 0n,
    days: 30,
    activations: 0,
    voluntary: 0,
    involuntary: 0,
    portedOut: 0,
    bills: 0,
    netRevenueMicros: 0n,
    isProvisional: false,
    ...given,
  };
}
