import type { NextRequest } from "next/server";
import { readSegment } from "@/frame/read-segment.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/support/[operator]/[number]/files/[id]">,
): Promise<Response> {
  const { operator, number, id } = await params;
  const asked = { operatorId: readSegment(operator), number: Number(readSegment(number)) };
  return fileResponse(api.ticket.attachment({ ...asked, id: readSegment(id) }));
}
