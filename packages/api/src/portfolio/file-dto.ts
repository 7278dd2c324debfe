import type { ExportedFile } from "@tributary/services/document/exported-file";

export function fileDto({ fileName, contentType, bytes }: ExportedFile) {
  return { fileName, contentType, bytes };
}
