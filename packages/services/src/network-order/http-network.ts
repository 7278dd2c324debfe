import type { NetworkAnswer } from "@tributary/domain/network-order/types";
import type { Dispatcher } from "undici";
import { z } from "zod";
import type { Network } from "./network.ts";
import { type PostedAnswer, postJson } from "./post-json.ts";

export interface HttpNetworkConfig {
  /** Orders are posted to `<address>/orders`. */
  readonly address: string;
  readonly token: string | null;
  readonly timeoutMilliseconds: number;
  readonly dispatcher: Dispatcher;
}

const told = z.object({
  status: z.enum(["done", "accepted", "refused"]),
  message: z.string().max(2_000).optional(),
});

/** Statuses of a refusal for good; any other that is no success is asked again. */
const FINAL = [400, 404, 405, 410, 413, 415, 422];

/** An MNO that takes orders as JSON over HTTP: docs/reference/network-api.md says what it is sent. */
export function httpNetwork({ address, token, timeoutMilliseconds, dispatcher }: HttpNetworkConfig): Network {
  const url = `${address.replace(/\/+$/, "")}/orders`;
  return {
    async send({ id, action, subject, attempt }, signal) {
      const headers = {
        "idempotency-key": id,
        "x-correlation-id": `${id}.${attempt}`,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      };
      const body = { orderId: id, action, ...subject };
      return answerOf(await postJson({ url, headers, body, timeoutMilliseconds, signal, dispatcher }));
    },
  };
}

function answerOf(posted: PostedAnswer): NetworkAnswer {
  if ("failure" in posted) return { kind: "not-now", message: posted.failure };
  const { status, json, retryAfterMilliseconds: afterMilliseconds } = posted;
  const { success, data } = told.safeParse(json);
  const message = (success ? data.message : undefined) ?? `The network answered ${status}.`;
  if (FINAL.includes(status)) return { kind: "refused", message };
  const isUnderstood = success && status >= 200 && status < 300;
  if (isUnderstood) return { kind: data.status, message: data.message ?? WORDS[data.status] };
  if (status >= 200 && status < 300) {
    return { kind: "not-now", message: `The network answered ${status} and nothing that says what it did.` };
  }
  return { kind: "not-now", message, ...(afterMilliseconds === undefined ? {} : { afterMilliseconds }) };
}

const WORDS = { done: "Done.", accepted: "Accepted.", refused: "Refused." } as const;
