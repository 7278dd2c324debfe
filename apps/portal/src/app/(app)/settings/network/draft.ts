import type { Inputs } from "@/trpc/outputs.ts";
import type { Connections } from "./connections.tsx";

/** What somebody has filled in of both connections. */
export interface Draft {
  readonly isNetwork: boolean;
  readonly networkAddress: string;
  readonly networkTimeout: string;
  readonly networkToken: string;
  readonly isSmdp: boolean;
  readonly smdpAddress: string;
  readonly requester: string;
  readonly phoneAddress: string;
  readonly smdpTimeout: string;
  readonly smdpToken: string;
  readonly hasNewReportToken: boolean;
}

export function draftOf({ settings: { network, smdp } }: Connections): Draft {
  return {
    isNetwork: network !== null,
    networkAddress: network?.address ?? "",
    networkTimeout: String(network?.timeoutSeconds ?? 20),
    networkToken: "",
    isSmdp: smdp !== null,
    smdpAddress: smdp?.address ?? "",
    requester: smdp?.requester ?? "",
    phoneAddress: smdp?.phoneAddress ?? "",
    smdpTimeout: String(smdp?.timeoutSeconds ?? 20),
    smdpToken: "",
    hasNewReportToken: false,
  };
}

/** The same as the API takes it: an empty token keeps the one there is, no connection takes it away. */
export function requestOf(draft: Draft): Omit<Inputs["network"]["save"], "idempotencyKey"> {
  const network = { address: draft.networkAddress.trim(), timeoutSeconds: Number(draft.networkTimeout) };
  const smdp = {
    address: draft.smdpAddress.trim(),
    requester: draft.requester.trim(),
    phoneAddress: draft.phoneAddress.trim(),
    timeoutSeconds: Number(draft.smdpTimeout),
  };
  const tokenOf = (isConnected: boolean, token: string) =>
    isConnected ? (token === "" ? undefined : token) : null;
  return {
    settings: { network: draft.isNetwork ? network : null, smdp: draft.isSmdp ? smdp : null },
    tokens: {
      network: tokenOf(draft.isNetwork, draft.networkToken),
      smdp: tokenOf(draft.isSmdp, draft.smdpToken),
    },
    hasNewReportToken: draft.hasNewReportToken,
  };
}
