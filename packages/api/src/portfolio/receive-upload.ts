import { randomUUID } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import { receiveBytes, tooLarge } from "@tributary/services/usage-upload/receive-bytes";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { refusalOf } from "../trpc/base.ts";
import { refuseForeign } from "../trpc/http.ts";
import { logUnexpected } from "../trpc/log.ts";
import { portfolioCaller } from "./serve.ts";

/** Where the name of the file stands, percent-encoded, and the source it is for. */
const NAME_HEADER = "x-file-name";
const SOURCE_HEADER = "x-usage-source";

/**
 * Takes the bytes of a usage file as the body of a request, straight to their place: a file is far larger
 * than what a procedure takes. Who may not send any is refused before a byte is read.
 */
export async function receiveUpload(request: Request): Promise<Response> {
  const foreign = refuseForeign(request, "console", Number.POSITIVE_INFINITY);
  if (foreign !== null) return foreign;
  try {
    const api = portfolioCaller(async () => request.headers);
    const { largestBytes } = await api.usageUpload.choices();
    if (Number(request.headers.get("content-length") ?? "0") > largestBytes) throw tooLarge();
    if (request.body === null) throw new DomainError("INPUT_INVALID", "The file is empty: choose another.");
    const uploadId = randomUUID();
    await receiveBytes(uploadId, request.body as unknown as AsyncIterable<Uint8Array>);
    const sourceId = request.headers.get(SOURCE_HEADER);
    const name = decodeName(request.headers.get(NAME_HEADER) ?? "");
    return Response.json(
      await api.usageUpload.receive({ uploadId, name, sourceId, idempotencyKey: randomUUID() }),
    );
  } catch (error) {
    return refusedBy(error);
  }
}

function decodeName(header: string): string {
  try {
    return decodeURIComponent(header).slice(-1_000);
  } catch {
    throw new DomainError("INPUT_INVALID", "The file has no name that can be kept: rename it.");
  }
}

function refusedBy(error: unknown): Response {
  const refused =
    error instanceof TRPCError
      ? error
      : refusalOf(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error }));
  const status = getHTTPStatusCodeFromError(refused);
  if (status < 500 || refused.cause instanceof DomainError) {
    return Response.json({ message: refused.message }, { status });
  }
  logUnexpected("receive-upload", error);
  return Response.json({ message: "Something went wrong on our side." }, { status });
}
