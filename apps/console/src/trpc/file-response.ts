import "server-only";
import { type DownloadedFile, fileResponse as respond } from "@tributary/api/trpc/file-response";
import { fileTexts } from "../texts/file.ts";

/** Answers a file of the API as a download. */
export function fileResponse(asked: Promise<DownloadedFile>): Promise<Response> {
  return respond(asked, fileTexts);
}
