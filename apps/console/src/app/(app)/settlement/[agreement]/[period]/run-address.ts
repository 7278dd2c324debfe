import { settlementPath } from "@/frame/paths.ts";

/** A month of an agreement, and which version of its run is looked at. */
export interface RunAddress {
  readonly agreementId: string;
  readonly period: string;
  /** Absent: the latest. */
  readonly version?: number;
}

export const RUN_TABS = ["exceptions", "allocation", "statements", "audit"] as const;
export type RunTab = (typeof RUN_TABS)[number];

/** Where a view of the run is; exceptions come first and need no name. */
export function tabPath(address: RunAddress, tab: RunTab): string {
  const path = settlementPath(address.agreementId, address.period);
  return tab === "exceptions" ? path : `${path}/${tab}`;
}

export function tabHref(address: RunAddress, tab: RunTab): string {
  const query = address.version === undefined ? "" : `?v=${address.version}`;
  return `${tabPath(address, tab)}${query}`;
}
