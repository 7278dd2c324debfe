import { checkFile } from "@/frame/send-file.ts";
import { subscriberTexts } from "@/texts/subscriber.ts";
import type { Outputs } from "@/trpc/outputs.ts";

/** What a file comes to, before it is taken. */
export type ImportPreview = Outputs["subscriber"]["preview"];

/** Has a file checked. Rejects with a sentence for people. */
export function previewFile(file: File): Promise<ImportPreview> {
  return checkFile("/subscribers/preview", file, subscriberTexts.import.failed);
}
