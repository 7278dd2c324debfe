import type { NextRequest } from "next/server";
import { readSegment } from "@/frame/read-segment.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/disputes/[number]/evidence">,
): Promise<Response> {
  const { number } = await params;
  return fileResponse(api.dispute.evidence({ number: readSegment(number) }));
}
