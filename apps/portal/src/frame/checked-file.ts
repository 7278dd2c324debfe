import "server-only";
import { CLIENT_HEADER } from "@tributary/api/trpc/http";
import { transformer } from "@tributary/api/trpc/transformer";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";

const LARGEST_FILE_BYTES = 10_000_000;
/** The file, and the form around it. */
const LARGEST_BODY_BYTES = LARGEST_FILE_BYTES + 10_000;

const form = z.strictObject({
  file: z.instanceof(File).refine(({ size }) => size > 0 && size <= LARGEST_FILE_BYTES),
});

interface SentFile {
  readonly fileName: string;
  readonly fileBase64: string;
}

interface Texts {
  readonly failed: string;
  readonly fileMissing: string;
  readonly fileTooLarge: string;
}

/** Answers what a posted file comes to: a file is too large for the address of a query. */
export async function checkedFile(
  request: Request,
  check: (file: SentFile) => Promise<object>,
  texts: Texts,
): Promise<Response> {
  if (request.headers.get(CLIENT_HEADER) !== "portal") return refused(403, texts.failed);
  const size = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(size <= LARGEST_BODY_BYTES)) return refused(413, texts.fileTooLarge);
  const sent = form.safeParse(Object.fromEntries(await request.formData()));
  if (!sent.success) return refused(400, texts.fileMissing);
  const { file } = sent.data;
  try {
    const bytes = Buffer.from(await file.arrayBuffer());
    const checked = await check({ fileName: file.name.slice(-200), fileBase64: bytes.toString("base64") });
    return Response.json(transformer.serialize(checked));
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const status = getHTTPStatusCodeFromError(error);
    return refused(status, status < 500 ? error.message : texts.failed);
  }
}

function refused(status: number, message: string): Response {
  return Response.json({ message }, { status });
}
