import { z } from "zod";
import { addressOf } from "@/frame/address.ts";

export const STEPS = ["upload", "columns", "test", "save", "run"] as const;
export type Step = (typeof STEPS)[number];

/** Where in the wizard somebody is; what makes no sense is as if it were not there. */
export const wizardParams = z.object({
  upload: z.uuid().optional().catch(undefined),
  step: z.enum(STEPS).optional().catch(undefined),
});

export function wizardPath(upload: string, step: Step): string {
  return addressOf("/usage-files/new", { upload, step });
}
