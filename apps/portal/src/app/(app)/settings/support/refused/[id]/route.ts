import { refuseForeign } from "@tributary/api/trpc/http";
import { readNumber } from "@/frame/read-number.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

/** A reason, and the form around it. */
const LARGEST_BODY_BYTES = 10_000;

/** Hands a refused mail out as a download, for the reason that is posted with it. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/settings/support/refused/[id]">,
): Promise<Response> {
  const refusal = refuseForeign(request, "portal", LARGEST_BODY_BYTES);
  if (refusal !== null) return refusal;
  const id = readNumber((await params).id);
  const reason = (await request.formData()).get("reason");
  return fileResponse(api.mailbox.refused({ id, reason: typeof reason === "string" ? reason : "" }));
}
