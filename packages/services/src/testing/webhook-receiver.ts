import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedEvent {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly ReceivedEvent[];
  close(): Promise<void>;
}

/** A real HTTP server that takes events and answers as well or as badly as it likes. */
export async function startReceiver(
  answer: (event: ReceivedEvent, response: ServerResponse) => void = (_event, response) => response.end(),
): Promise<WebhookReceiver> {
  const received: ReceivedEvent[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { headers } = incoming;
      const event = { id: `${headers["webhook-id"]}`, headers, body: Buffer.concat(chunks).toString("utf8") };
      received.push(event);
      answer(event, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?of=us`,
    received,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
