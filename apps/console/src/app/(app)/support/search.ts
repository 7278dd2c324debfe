import { z } from "zod";
import { pageParam } from "@/frame/search-params.ts";

export const PAGE_SIZE = 25;

export const QUEUES = ["open", "mine", "free", "late", "snoozed", "done"] as const;

const PRIORITIES = ["urgent", "high", "normal", "low"] as const;
const CATEGORIES = ["billing", "network", "sim", "porting", "plan", "device", "complaint", "other"] as const;

/** The queue's parameters as they stand in the address; what makes no sense is as if it were not there. */
export const queueParams = z.object({
  queue: z.enum(QUEUES).catch("open"),
  operator: z.string().min(1).max(40).optional().catch(undefined),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  priority: z.enum(PRIORITIES).optional().catch(undefined),
  page: pageParam,
});
