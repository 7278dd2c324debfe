import { Agent, get } from "node:http";
import { gunzipSync } from "node:zlib";

export interface TimedAnswer {
  /** Status 200, and nothing in it failed after the status was sent. */
  readonly isWhole: boolean;
  /** From the request to the last byte of its answer. */
  readonly milliseconds: number;
  readonly body: string;
}

/** How a page that is streamed says that one of its parts failed. */
const FAILED_PART = '$RX("';

/** One connection that is kept open, as a browser keeps it, so that no request pays for connecting. */
export interface Client {
  get(path: string): Promise<TimedAnswer>;
  close(): void;
}

export function openClient(base: string, cookie: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { accept: "text/html", "accept-encoding": "gzip", ...(cookie === "" ? {} : { cookie }) };
  return {
    get: (path) =>
      new Promise((answer, fail) => {
        const started = performance.now();
        const asked = get(base + path, { agent, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", fail);
          response.on("end", () => {
            const milliseconds = performance.now() - started;
            const bytes = Buffer.concat(chunks);
            const isPacked = response.headers["content-encoding"] === "gzip";
            const body = (isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
            const isWhole = response.statusCode === 200 && !body.includes(FAILED_PART);
            answer({ isWhole, milliseconds, body });
          });
        });
        asked.on("error", fail);
      }),
    close: () => agent.destroy(),
  };
}
