import type { NextRequest } from "next/server";
import { readNumber } from "@/frame/read-number.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/support/[number]/files/[id]">,
): Promise<Response> {
  const { number, id } = await params;
  return fileResponse(api.ticket.attachment({ number: Number(readNumber(number)), id: readNumber(id) }));
}
