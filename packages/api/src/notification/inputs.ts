import { WAYS } from "@tributary/domain/notification/types";
import { HEARD_NAMES, type HeardEvent } from "@tributary/domain/notification/ways";
import { z } from "zod";
import { command } from "../trpc/command.ts";

const TYPES = [...HEARD_NAMES] as [HeardEvent, ...HeardEvent[]];

/** Minutes from midnight. */
const minutes = z.int().min(0).max(1_439);

/** How and when somebody wants to hear of events, in either application. */
export const notificationInputs = {
  save: command({
    schedule: z.strictObject({
      zone: z.string().min(1).max(60),
      quietFrom: minutes.nullable(),
      quietUntil: minutes.nullable(),
      digestAt: minutes,
    }),
    choices: z
      .array(z.strictObject({ type: z.enum(TYPES), way: z.enum(WAYS) }))
      .max(TYPES.length)
      .refine((choices) => new Set(choices.map(({ type }) => type)).size === choices.length),
  }),
};
