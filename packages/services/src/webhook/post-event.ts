import { type Dispatcher, request } from "undici";
import { refuseAddress } from "../network-order/guarded-agent.ts";

/** So much of an answer is kept, for whoever looks for what went wrong. */
const KEPT_CHARACTERS = 500;
const MOST_BYTES = 16_384;

export interface PostedEvent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMilliseconds: number;
  readonly dispatcher: Dispatcher;
}

export interface Attempt {
  readonly startedAt: Date;
  readonly durationMilliseconds: number;
  readonly statusCode: number | null;
  readonly answer: string | null;
  readonly fault: string | null;
}

/**
 * Sends an event once. The address is looked at again, and the connection goes to the address that was looked
 * at. Redirects are not followed: an event goes where it was told to go.
 */
export async function postEvent(posted: PostedEvent): Promise<Attempt> {
  const { url, headers, body, timeoutMilliseconds, dispatcher } = posted;
  const startedAt = new Date();
  const began = performance.now();
  const ended = (outcome: Pick<Attempt, "statusCode" | "answer" | "fault">): Attempt => {
    return { startedAt, durationMilliseconds: Math.round(performance.now() - began), ...outcome };
  };
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  try {
    refuseAddress(url);
    const response = await request(url, {
      method: "POST",
      headers: { "user-agent": "Tributary", ...headers, "content-type": "application/json" },
      ...{ body, signal, dispatcher },
    });
    const answer = await beginningOf(response.body);
    return ended({ statusCode: response.statusCode, answer, fault: null });
  } catch (error) {
    const fault = signal.aborted
      ? `Nothing was answered within ${timeoutMilliseconds / 1_000} s.`
      : explain(error);
    return ended({ statusCode: null, answer: null, fault });
  }
}

/** What is longer is not read: the connection is ended there. */
async function beginningOf(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) break;
  }
  const text = Buffer.concat(chunks).toString("utf8");
  // The database keeps no such character, and nobody reads one.
  return text.replaceAll("\u0000", "").slice(0, KEPT_CHARACTERS);
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return `It could not be reached: ${message || code || "the connection was lost"}`.slice(0, KEPT_CHARACTERS);
}
