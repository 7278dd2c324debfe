import { transformer } from "@tributary/api/trpc/transformer";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import type { Preview } from "./types.ts";

export interface ChosenFile {
  readonly agreementId: string;
  readonly file: File;
  readonly isRevision: boolean;
}

const { import: texts } = mnoInvoiceTexts;

/** Has a file read and checked. Rejects with a sentence for people. */
export async function previewFile({ agreementId, file, isRevision }: ChosenFile): Promise<Preview> {
  const body = new FormData();
  body.set("agreementId", agreementId);
  body.set("isRevision", isRevision ? "yes" : "no");
  body.set("file", file);
  const headers = { "x-tributary-client": "console" };
  const answer = await fetch("/mno-invoices/preview", { method: "POST", headers, body }).catch(() => null);
  const read: unknown = await answer?.json().catch(() => null);
  if (answer?.ok && read != null) {
    return transformer.deserialize<Preview>(read as Parameters<typeof transformer.deserialize>[0]);
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
