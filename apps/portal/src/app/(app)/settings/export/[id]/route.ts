import type { NextRequest } from "next/server";
import { readNumber } from "@/frame/read-number.ts";
import { partsResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/settings/export/[id]">,
): Promise<Response> {
  const id = readNumber((await params).id);
  return partsResponse((position) => api.exportPack.download({ id, position }));
}
