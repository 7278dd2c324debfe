import "server-only";
import { TRPCError } from "@trpc/server";
import { readNumber } from "@/frame/read-number.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { type CardParams, PAGE_SIZE, triedUsage } from "./params.ts";

export type RateCard = Outputs["rateCard"]["show"];
export type ShownRate = RateCard["rates"][number];
export type TriedRecord = Outputs["rateCard"]["try"];

/** The rate card that an address names, in the version it asks for; else the page for what is not there. */
export async function loadRateCard(
  params: Promise<{ readonly code: string }>,
  { v: version, q: search, page }: CardParams,
): Promise<RateCard> {
  const code = readNumber((await params).code);
  return notFoundOnRefusal(api.rateCard.show({ code, version, search, page, pageSize: PAGE_SIZE }));
}

/** What is tried, told by the shown version; null while too little is said, "refused" when it cannot be. */
export async function loadTried(
  { code, shown }: RateCard,
  params: CardParams,
): Promise<TriedRecord | "refused" | null> {
  const usage = triedUsage(params);
  if (usage === null) return null;
  try {
    return await api.rateCard.try({
      code,
      version: shown.version,
      ...usage,
    } satisfies Inputs["rateCard"]["try"]);
  } catch (error) {
    if (error instanceof TRPCError && error.code === "BAD_REQUEST") return "refused";
    throw error;
  }
}
