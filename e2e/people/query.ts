import type { APIRequestContext } from "@playwright/test";
import { urlOf } from "./apps.ts";

/** Asks the console for something; throws with what it answered when that is a refusal. */
export async function query(request: APIRequestContext, path: string, input: object): Promise<unknown> {
  const asked = encodeURIComponent(JSON.stringify({ json: input }));
  const answer = await request.get(`${urlOf("console")}/api/trpc/${path}?input=${asked}`, {
    headers: { "x-tributary-client": "console" },
  });
  if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return ((await answer.json()) as { result: { data: { json: unknown } } }).result.data.json;
}
