import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { readNumber } from "@/frame/read-number.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";

const query = z.object({
  v: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
});

/** A plan, the version that the address names, and what that version earns. */
export async function loadPlan(
  params: Promise<{ readonly code: string }>,
  searchParams: Promise<Record<string, string | string[] | undefined>>,
) {
  const code = readNumber((await params).code);
  const { v, month } = query.parse(await searchParams);
  const [plan, economics] = await notFoundOnRefusal(
    Promise.all([api.plan.show({ code }), api.plan.economics({ code, version: v, period: month })]),
  );
  const version = plan.versions.find(({ version: number }) => number === (v ?? plan.current));
  if (version === undefined) notFound();
  return { plan, version, economics };
}
