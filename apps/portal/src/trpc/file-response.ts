import "server-only";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { redirect } from "next/navigation";
import { ZodError } from "zod";
import { fileTexts } from "../texts/file.ts";

interface File {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

function messageOf(error: TRPCError, status: number): string {
  if (error.cause instanceof ZodError) return fileTexts.wrongAddress;
  return status < 500 ? error.message : fileTexts.failed;
}

/** Answers a file of the API as a download; a refusal as its sentence, anything else without one. */
export async function fileResponse(asked: Promise<File>): Promise<Response> {
  try {
    const { fileName, contentType, bytes } = await asked;
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "UNAUTHORIZED") redirect("/login");
    const status = getHTTPStatusCodeFromError(error);
    const message = messageOf(error, status);
    return new Response(message, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
