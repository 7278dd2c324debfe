import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import { urlOf } from "./apps.ts";

interface Sent {
  readonly json: object;
  readonly meta?: object;
}

interface Answered {
  readonly result?: { readonly data: { readonly json: unknown } };
  readonly error?: { readonly json: { readonly data: { readonly reason: string } } };
}

/**
 * Sends a command as the application's own pages do; that it was done before is as good. Answers what it
 * answered.
 */
export async function command(
  request: APIRequestContext,
  app: "console" | "portal",
  path: string,
  { json, ...meta }: Sent,
): Promise<unknown> {
  const answer = await request.post(`${urlOf(app)}/api/trpc/${path}`, {
    headers: { "x-tributary-client": app, origin: urlOf(app) },
    data: { json: { ...json, idempotencyKey: randomUUID() }, ...meta },
  });
  const { result, error } = (await answer.json()) as Answered;
  if (error?.json.data.reason === "ALREADY_DONE") return null;
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  return result?.data.json;
}
