import { type Dispatcher, request } from "undici";

/** More than any answer needs: what is longer is not read. */
const MOST_BYTES = 65_536;

export interface Posted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal;
  readonly dispatcher: Dispatcher;
}

export type PostedAnswer =
  | { readonly status: number; readonly json: unknown; readonly retryAfterMilliseconds?: number }
  /** Nobody knows how far the request came. */
  | { readonly failure: string };

/** Posts JSON and reads a JSON answer. Redirects are not followed: orders go where they were told to go. */
export async function postJson(posted: Posted): Promise<PostedAnswer> {
  const { url, headers, body, timeoutMilliseconds, dispatcher } = posted;
  const signal = AbortSignal.any([posted.signal, AbortSignal.timeout(timeoutMilliseconds)]);
  try {
    const response = await request(url, {
      method: "POST",
      headers: { accept: "application/json", ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
      ...{ signal, dispatcher },
    });
    const text = await readBounded(response.body);
    const retryAfterMilliseconds = readRetryAfter(response.headers["retry-after"], Date.now());
    return { status: response.statusCode, json: parseJson(text), ...retryAfterMilliseconds };
  } catch (error) {
    if (signal.aborted) return { failure: `Nothing was heard within ${timeoutMilliseconds / 1_000} s.` };
    return { failure: explain(error) };
  }
}

async function readBounded(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) throw new Error("the answer is longer than any answer can be");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Undefined for what is no JSON: the status alone may say enough. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In seconds, or as a date. */
function readRetryAfter(
  header: string | string[] | undefined,
  now: number,
): { retryAfterMilliseconds?: number } {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return {};
  const milliseconds = /^\d{1,7}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(milliseconds) ? {} : { retryAfterMilliseconds: Math.max(milliseconds, 0) };
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return `It could not be reached: ${message || code || "the connection was lost"}.`;
}
