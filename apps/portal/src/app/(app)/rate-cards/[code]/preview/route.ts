import { checkedFile } from "@/frame/checked-file.ts";
import { readNumber } from "@/frame/read-number.ts";
import { rateImportTexts } from "@/texts/rate-import.ts";
import { api } from "@/trpc/server.ts";

/** The dry run of a file of prices. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/rate-cards/[code]/preview">,
): Promise<Response> {
  const code = readNumber((await params).code);
  return checkedFile(request, (file) => api.rateCard.preview({ code, ...file }), rateImportTexts);
}
