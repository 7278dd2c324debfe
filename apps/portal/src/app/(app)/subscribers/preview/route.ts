import { CLIENT_HEADER } from "@tributary/api/trpc/http";
import { transformer } from "@tributary/api/trpc/transformer";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { api } from "@/trpc/server.ts";

const LARGEST_FILE_BYTES = 10_000_000;
/** The file, and the form around it. */
const LARGEST_BODY_BYTES = LARGEST_FILE_BYTES + 10_000;

const { import: texts } = subscriberTexts;

const form = z.strictObject({
  file: z.instanceof(File).refine(({ size }) => size > 0 && size <= LARGEST_FILE_BYTES),
});

/** Checks a file of subscribers without taking it: a file is too large for the address of a query. */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get(CLIENT_HEADER) !== "portal") return refused(403, texts.failed);
  const size = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(size <= LARGEST_BODY_BYTES)) return refused(413, texts.fileTooLarge);
  const sent = form.safeParse(Object.fromEntries(await request.formData()));
  if (!sent.success) return refused(400, texts.fileMissing);
  const { file } = sent.data;
  try {
    const preview = await api.subscriber.preview({
      fileName: file.name.slice(-200),
      fileBase64: Buffer.from(await file.arrayBuffer()).toString("base64"),
    });
    return Response.json(transformer.serialize(preview));
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const status = getHTTPStatusCodeFromError(error);
    return refused(status, status < 500 ? error.message : texts.failed);
  }
}

function refused(status: number, message: string): Response {
  return Response.json({ message }, { status });
}
