import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type StripeBooks, stripeBooks } from "./stripe-books.ts";

/** What is done with one request; those that end badly may have been carried out all the same. */
export type StripeConduct =
  | "answer"
  | "slow-but-done"
  | "cut-but-done"
  | "cut"
  | "error"
  | "busy"
  | "conflict";

export interface StripeRequest {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  /** Such as `line_items[0][price_data][unit_amount]`. */
  readonly fields: Readonly<Record<string, string>>;
}

export const SECRET_KEY = "sk_test_standin";
export const WEBHOOK_SECRET = "whsec_standin";

/** A real HTTP server that stands in for Stripe, keeps its books, and misbehaves on demand. */
export interface StripeServer {
  readonly address: string;
  readonly books: StripeBooks;
  readonly requests: readonly StripeRequest[];
  /** How requests are met from now on; `times` counts those of one method, path and key. */
  conduct(how: (request: StripeRequest, times: number) => StripeConduct): void;
  /** Something that happened, as it is sent to a webhook, with its signature. */
  event(type: string, object: object, signed?: { readonly at?: Date; readonly secret?: string }): SignedEvent;
  close(): Promise<void>;
}

export interface SignedEvent {
  readonly body: string;
  readonly signature: string;
}

const SLOW_MILLISECONDS = 600;

/** On a port that is free, if none is named. */
export async function startStripe(port = 0): Promise<StripeServer> {
  const books = stripeBooks();
  const requests: StripeRequest[] = [];
  const answers = new Map<
    string,
    { readonly fields: string; readonly status: number; readonly body: object }
  >();
  let conduct: (request: StripeRequest, times: number) => StripeConduct = () => "answer";

  /** The first answer to a key is the answer to it. */
  const carryOut = (request: StripeRequest): readonly [number, object] => {
    const fields = JSON.stringify([request.path, request.fields]);
    const known = request.key === undefined ? undefined : answers.get(request.key);
    if (known !== undefined) {
      return known.fields === fields
        ? [known.status, known.body]
        : [400, refusal("idempotency_error", "Other fields.")];
    }
    const [status, body] = books.handle(request);
    if (request.key !== undefined) answers.set(request.key, { fields, status, body });
    return [status, body];
  };

  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      if (incoming.headers.authorization !== `Bearer ${SECRET_KEY}`) {
        return send(response, 401, refusal("invalid_request_error", "Invalid API Key provided: sk_test_***"));
      }
      requests.push(request);
      const like = (each: StripeRequest) =>
        each.method === request.method && each.path === request.path && each.key === request.key;
      const how = conduct(request, requests.filter(like).length);
      if (how === "cut") return response.socket?.destroy();
      if (how === "error") return send(response, 500, refusal("api_error", "Oops."));
      if (how === "busy") return send(response, 429, refusal("invalid_request_error", "Too many."));
      if (how === "conflict")
        return send(response, 409, refusal("idempotency_error", "In use.", "idempotency_key_in_use"));
      const [status, body] = carryOut(request);
      if (how === "cut-but-done") return response.socket?.destroy();
      if (how === "slow-but-done")
        return setTimeout(() => send(response, status, body), SLOW_MILLISECONDS).unref();
      return send(response, status, body);
    });
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    books,
    requests,
    conduct: (how) => {
      conduct = how;
    },
    event: (type, object, { at = new Date(), secret = WEBHOOK_SECRET } = {}) => {
      const seconds = Math.floor(at.getTime() / 1_000);
      const body = JSON.stringify({ id: `evt_${randomUUID()}`, object: "event", type, data: { object } });
      const mark = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
      return { body, signature: `t=${seconds},v1=${mark}` };
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<StripeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { pathname, search } = new URL(incoming.url ?? "/", "http://stripe");
  const text = incoming.method === "POST" ? Buffer.concat(chunks).toString("utf8") : search;
  const key = incoming.headers["idempotency-key"];
  return {
    ...{ method: incoming.method ?? "", path: pathname },
    key: Array.isArray(key) ? key[0] : key,
    fields: Object.fromEntries(new URLSearchParams(text)),
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function refusal(type: string, message: string, code?: string): object {
  return { error: { type, message, ...(code === undefined ? {} : { code }) } };
}
