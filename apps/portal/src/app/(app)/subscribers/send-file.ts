import { transformer } from "@tributary/api/trpc/transformer";
import { subscriberTexts } from "@/texts/subscriber.ts";
import type { Outputs } from "@/trpc/outputs.ts";

/** What a file comes to, before it is taken. */
export type ImportPreview = Outputs["subscriber"]["preview"];

const { import: texts } = subscriberTexts;

/** Has a file checked. Rejects with a sentence for people. */
export async function previewFile(file: File): Promise<ImportPreview> {
  const body = new FormData();
  body.set("file", file);
  const headers = { "x-tributary-client": "portal" };
  const answer = await fetch("/subscribers/preview", { method: "POST", headers, body }).catch(() => null);
  const read: unknown = await answer?.json().catch(() => null);
  if (answer?.ok && read != null) {
    return transformer.deserialize<ImportPreview>(read as Parameters<typeof transformer.deserialize>[0]);
  }
  throw new Error((read as { message?: string } | null)?.message ?? texts.failed);
}

/** The bytes of a file as the API takes them. */
export async function encodeFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In slices: a function takes only so many arguments.
  const slices: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    slices.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(slices.join(""));
}
