import type { ServerResponse } from "node:http";
import { type JsonRequest, type JsonServer, startJsonServer } from "./json-server.ts";

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

/** A real HTTP server that stands in for a network, carries each order out once and misbehaves on demand. */
export interface MnoServer extends JsonServer {
  readonly requests: readonly JsonRequest[];
  /** The orders that were carried out, in their order; each as often as it was. */
  readonly carriedOut: readonly JsonRequest[];
}

const SLOW_MILLISECONDS = 400;

export async function startMno(
  conduct: (request: JsonRequest, times: number) => MnoConduct,
): Promise<MnoServer> {
  const requests: JsonRequest[] = [];
  const carriedOut: JsonRequest[] = [];
  const known = new Set<string>();
  const carryOut = (request: JsonRequest): void => {
    const key = String(request.headers["idempotency-key"]);
    if (known.has(key)) return;
    known.add(key);
    carriedOut.push(request);
  };
  const server = await startJsonServer((request, response) => {
    requests.push(request);
    const key = request.headers["idempotency-key"];
    const times = requests.filter(({ headers }) => headers["idempotency-key"] === key).length;
    const how = conduct(request, times);
    const isAnswerLost = how.endsWith("but-done");
    if (how === "done" || isAnswerLost) carryOut(request);
    // A key that was carried out is answered as what it is: that is what the key is for.
    respond(response, known.has(String(key)) && !isAnswerLost ? "done" : how);
  });
  return { ...server, requests, carriedOut };
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
