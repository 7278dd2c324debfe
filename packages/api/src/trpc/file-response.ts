import { AsyncLocalStorage } from "node:async_hooks";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { redirect } from "next/navigation";
import { ZodError } from "zod";

export interface DownloadedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What is said where a file cannot be handed out. */
export interface FileRefusals {
  readonly failed: string;
  readonly wrongAddress: string;
}

/** A part of a file that is too large to be held whole. */
export interface DownloadedPart extends DownloadedFile {
  readonly parts: number;
  readonly sizeBytes: number;
}

/** The same of a file in parts: each is asked for when whoever downloads it has taken the one before. */
export async function partsResponse(
  ask: (position: number) => Promise<DownloadedPart>,
  texts: FileRefusals,
): Promise<Response> {
  // What is asked for later is asked for in the name of the same request.
  const inRequest = AsyncLocalStorage.snapshot();
  let first: DownloadedPart | undefined;
  const asked = ask(0).then((part) => {
    first = part;
    return part;
  });
  const head = await fileResponse(asked, texts);
  if (first === undefined) return head;
  const { parts, sizeBytes, bytes } = first;
  let position = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = position === 0 ? bytes : (await inRequest(ask, position)).bytes;
      controller.enqueue(part);
      position += 1;
      if (position >= parts) controller.close();
    },
  });
  head.headers.set("content-length", String(sizeBytes));
  return new Response(body, { headers: head.headers });
}

/**
 * Answers a file of the API as a download; a refusal as its sentence, a failure as `failed`. Whoever is not
 * signed in is led to where they can.
 */
export async function fileResponse(asked: Promise<DownloadedFile>, texts: FileRefusals): Promise<Response> {
  try {
    const { fileName, contentType, bytes } = await asked;
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"`,
        "cache-control": "private, no-store",
        // Whatever somebody sent is a download, and no page of ours.
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "UNAUTHORIZED") redirect("/login");
    const status = getHTTPStatusCodeFromError(error);
    const message = messageOf(error, status, texts);
    return new Response(message, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}

function messageOf(error: TRPCError, status: number, { wrongAddress, failed }: FileRefusals): string {
  if (error.cause instanceof ZodError) return wrongAddress;
  return status < 500 ? error.message : failed;
}
