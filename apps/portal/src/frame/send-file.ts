import { transformer } from "@tributary/api/trpc/transformer";

/** Has a file checked by the page at a path. Rejects with a sentence for people. */
export async function checkFile<Checked>(path: string, file: File, failed: string): Promise<Checked> {
  const body = new FormData();
  body.set("file", file);
  const headers = { "x-tributary-client": "portal" };
  const answer = await fetch(path, { method: "POST", headers, body }).catch(() => null);
  const read: unknown = await answer?.json().catch(() => null);
  if (answer?.ok && read != null) {
    return transformer.deserialize<Checked>(read as Parameters<typeof transformer.deserialize>[0]);
  }
  throw new Error((read as { message?: string } | null)?.message ?? failed);
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
