import type { NextRequest } from "next/server";
import { readNumber } from "@/frame/read-number.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

export async function GET(
  { nextUrl }: NextRequest,
  { params }: RouteContext<"/subscribers/[number]/file">,
): Promise<Response> {
  if (nextUrl.searchParams.get("form") !== "json")
    return new Response(fileTexts.wrongAddress, { status: 400 });
  return fileResponse(api.subscriber.download({ number: readNumber((await params).number) }));
}
