import { createHash } from "node:crypto";
import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import {
  attachmentType,
  cleanFileName,
  LARGEST_ATTACHMENT,
  MOST_ATTACHMENTS,
  refuseAttachments,
} from "@tributary/domain/ticket/attachment";

export interface SentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

interface CleanFile extends SentFile {
  readonly contentType: string;
}

/**
 * Files as they are kept.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for what may not be attached.
 */
export function cleanFiles(files: readonly SentFile[]): CleanFile[] {
  refuseAttachments(files.map(({ bytes }) => bytes.byteLength));
  return files.map(cleanFile);
}

/** Of files that came by mail, those that may be kept; the names of the others. */
export function keepableFiles(files: readonly SentFile[]): {
  readonly kept: readonly CleanFile[];
  readonly left: readonly string[];
} {
  const kept: CleanFile[] = [];
  const left: string[] = [];
  for (const file of files) {
    const size = file.bytes.byteLength;
    const isTaken = kept.length < MOST_ATTACHMENTS && size > 0 && size <= LARGEST_ATTACHMENT;
    const clean = isTaken ? cleanOrNull(file) : null;
    if (clean === null) left.push(cleanFileName(file.fileName));
    else kept.push(clean);
  }
  return { kept, left };
}

function cleanOrNull(file: SentFile): CleanFile | null {
  try {
    return cleanFile(file);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function cleanFile({ fileName, bytes }: SentFile): CleanFile {
  return { fileName: cleanFileName(fileName), contentType: attachmentType(fileName), bytes };
}

export async function addAttachments(
  tx: Pick<OperatorTables, "ticketAttachment">,
  messageId: string,
  files: readonly CleanFile[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.ticketAttachment.createMany({
    data: files.map(({ fileName, contentType, bytes }) => ({
      ...{ messageId, fileName, contentType, sizeBytes: bytes.byteLength },
      hash: new Uint8Array(createHash("sha256").update(bytes).digest()),
      bytes: new Uint8Array(bytes),
    })),
  });
}
