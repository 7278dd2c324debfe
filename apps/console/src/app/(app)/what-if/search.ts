import { z } from "zod";
import { pageParam } from "@/frame/search-params.ts";

const DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;

const decimal = z.string().regex(DECIMAL).optional().catch(undefined);

/** "L2:1.20,L4:0.005" as pairs of a line and its rate. */
const rates = z
  .string()
  .max(600)
  .catch("")
  .transform((text) =>
    text
      .split(",")
      .map((pair) => {
        const cut = pair.lastIndexOf(":");
        return { lineCode: pair.slice(0, Math.max(0, cut)), rate: pair.slice(cut + 1) };
      })
      .filter(({ lineCode, rate }) => lineCode !== "" && DECIMAL.test(rate))
      .slice(0, 20),
  );

/** What of What-if stands in its address: the terms that are tried, so that a link opens the same view. */
export const whatIfSearch = z.object({
  agreement: z.string().min(1).max(60).optional().catch(undefined),
  operators: z
    .string()
    .max(20_000)
    .catch("")
    .transform((text) =>
      text
        .split(",")
        .filter((code) => code !== "")
        .slice(0, 500),
    ),
  markup: z.coerce.number().int().min(0).max(10_000).optional().catch(undefined),
  fixed: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,2})?$/)
    .optional()
    .catch(undefined),
  feeLine: z.string().max(60).optional().catch(undefined),
  fee: decimal,
  rates,
  page: pageParam,
});

export type WhatIfSearch = z.infer<typeof whatIfSearch>;
