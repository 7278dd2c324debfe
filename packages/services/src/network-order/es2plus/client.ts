import type { Dispatcher } from "undici";
import { postJson } from "../post-json.ts";
import {
  ADMIN_PROTOCOL,
  ES2PLUS_PATH,
  type Es2Answer,
  type Es2Function,
  type Es2Functions,
  es2Answer,
} from "./functions.ts";

export interface Es2Config {
  readonly address: string;
  /** How the operator is called at the server. */
  readonly requester: string;
  readonly token: string | null;
  readonly timeoutMilliseconds: number;
  readonly dispatcher: Dispatcher;
}

export type Es2Result =
  | { readonly answer: Es2Answer }
  /** Nobody knows whether the server did anything. */
  | { readonly failure: string; readonly afterMilliseconds?: number };

/** Calls functions of an SM-DP+ in the JSON binding of ES2+ (SGP.22, 5.3 and 6.5.1). */
export interface Es2Client {
  call<F extends Es2Function>(
    name: F,
    callId: string,
    parameters: Es2Functions[F],
    signal: AbortSignal,
  ): Promise<Es2Result>;
}

export function es2Client({
  address,
  requester,
  token,
  timeoutMilliseconds,
  dispatcher,
}: Es2Config): Es2Client {
  const base = `${address.replace(/\/+$/, "")}${ES2PLUS_PATH}`;
  return {
    async call(name, callId, parameters, signal) {
      const headers = {
        "x-admin-protocol": ADMIN_PROTOCOL,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      };
      const header = { functionRequesterIdentifier: requester, functionCallIdentifier: callId };
      const body = { header, ...parameters };
      const posted = await postJson({
        ...{ url: `${base}/${name}`, headers, body, timeoutMilliseconds, signal, dispatcher },
      });
      if ("failure" in posted) return posted;
      const { success, data } = es2Answer.safeParse(posted.json);
      // A function that failed is still answered with 200: any other status is of something in between.
      if (success && posted.status === 200) return { answer: data };
      const { status, retryAfterMilliseconds: afterMilliseconds } = posted;
      const failure = `The SM-DP+ answered ${status} and nothing that says what it did.`;
      return { failure, ...(afterMilliseconds === undefined ? {} : { afterMilliseconds }) };
    },
  };
}
