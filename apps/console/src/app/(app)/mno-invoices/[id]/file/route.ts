import { z } from "zod";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

const invoiceId = z.uuid();

/** The bytes the invoice came in, never shown by the browser itself. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/mno-invoices/[id]/file">,
): Promise<Response> {
  const id = invoiceId.safeParse((await params).id);
  if (!id.success) return new Response(fileTexts.wrongAddress, { status: 404 });
  return fileResponse(api.mnoInvoice.file({ invoiceId: id.data }));
}
