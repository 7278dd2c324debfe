import "server-only";
import { z } from "zod";
import { readNumber } from "@/frame/read-number.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";

export type Statement = Outputs["statement"]["show"];
export type StatementLine = Statement["groups"][number]["lines"][number];

const versionParam = z.object({ v: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) });

/** The statement that an address names, in the version it asks for; else the page for what is not there. */
export async function loadStatement(
  params: Promise<{ readonly number: string }>,
  searchParams: Promise<unknown>,
): Promise<Statement> {
  const { number } = await params;
  const { v: version } = versionParam.parse(await searchParams);
  return notFoundOnRefusal(api.statement.show({ number: readNumber(number), version }));
}
