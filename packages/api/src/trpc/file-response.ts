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
