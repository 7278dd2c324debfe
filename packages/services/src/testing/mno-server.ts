import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a network does with one request. Those that end badly may have carried the order out all the same. */
export type MnoConduct =
  | "done"
  | "accepted"
  | "refused"
  | "error"
  | "busy"
  | "rubbish"
  | "slow-but-done"
  | "cut-but-done"
  | "cut";

export interface MnoRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Readonly<Record<string, unknown>>;
}

/** A real HTTP server that stands in for a network, carries each order out once and misbehaves on demand. */
export interface MnoServer {
  readonly address: string;
  readonly requests: readonly MnoRequest[];
  /** The orders that were carried out, in their order; each as often as it was. */
  readonly carriedOut: readonly MnoRequest[];
  close(): Promise<void>;
}

const SLOW_MILLISECONDS = 400;

export async function startMno(
  conduct: (request: MnoRequest, times: number) => MnoConduct,
): Promise<MnoServer> {
  const requests: MnoRequest[] = [];
  const carriedOut: MnoRequest[] = [];
  const known = new Set<string>();
  const carryOut = (request: MnoRequest): void => {
    const key = String(request.headers["idempotency-key"]);
    if (known.has(key)) return;
    known.add(key);
    carriedOut.push(request);
  };
  const server = createServer(async (incoming, response) => {
    if (incoming.method !== "POST") {
      response.writeHead(405).end();
      return;
    }
    const request = { path: incoming.url ?? "", headers: incoming.headers, body: await readJson(incoming) };
    requests.push(request);
    const key = request.headers["idempotency-key"];
    const times = requests.filter(({ headers }) => headers["idempotency-key"] === key).length;
    const how = conduct(request, times);
    if (how === "done" || how.endsWith("but-done")) carryOut(request);
    // A key that was carried out is answered as what it is: that is what the key is for.
    respond(
      response,
      known.has(String(key)) && how !== "slow-but-done" && how !== "cut-but-done" ? "done" : how,
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    carriedOut,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function readJson(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
}

/** Status, body and headers of those that answer at all. */
const ANSWERS: Partial<Record<MnoConduct, readonly [number, object | string, object?]>> = {
  done: [200, { status: "done" }],
  "slow-but-done": [200, { status: "done" }],
  accepted: [202, { status: "accepted", message: "In the batch of tonight." }],
  refused: [422, { status: "refused", message: "No such SIM." }],
  error: [500, { oops: true }],
  busy: [429, {}, { "retry-after": "0" }],
  rubbish: [200, "<h1>Welcome</h1>"],
};

function respond(response: ServerResponse, conduct: MnoConduct): void {
  const answer = ANSWERS[conduct];
  if (answer === undefined) {
    response.socket?.destroy();
    return;
  }
  const [status, body, headers = {}] = answer;
  const send = (): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  if (conduct === "slow-but-done") setTimeout(send, SLOW_MILLISECONDS).unref();
  else send();
}
