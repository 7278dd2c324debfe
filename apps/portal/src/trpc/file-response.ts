import "server-only";
import {
  type DownloadedFile,
  type DownloadedPart,
  partsResponse as inParts,
  fileResponse as respond,
} from "@tributary/api/trpc/file-response";
import { fileTexts } from "../texts/file.ts";

/** Answers a file of the API as a download. */
export function fileResponse(asked: Promise<DownloadedFile>): Promise<Response> {
  return respond(asked, fileTexts);
}

/** Answers a file of the API that comes in parts. */
export function partsResponse(ask: (position: number) => Promise<DownloadedPart>): Promise<Response> {
  return inParts(ask, fileTexts);
}
