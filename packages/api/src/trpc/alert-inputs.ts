import { z } from "zod";

const SEVERITY = z.enum(["critical", "warning", "notice"]);
const STATUS = z.enum(["open", "acknowledged", "snoozed", "false-positive", "closed"]);

/** By what alerts are listed, on either side. */
export const alertFilters = {
  statuses: z.array(STATUS).max(5).optional(),
  severities: z.array(SEVERITY).max(3).optional(),
  sort: z.enum(["urgency", "money", "age"]).default("urgency"),
  isDescending: z.boolean().default(true),
};

/** A threshold: a whole number, or beginnings of numbers. */
const value = z.union([z.int().min(-1_000_000_000).max(1_000_000_000), z.array(z.string().max(15)).max(200)]);

export const alertSettings = z
  .array(z.strictObject({ name: z.string().min(1).max(40), value }))
  .min(1)
  .max(10);

/** Settings by name. */
export function settingsByName(settings: z.infer<typeof alertSettings>) {
  return Object.fromEntries(settings.map(({ name, value: wanted }) => [name, wanted]));
}

/** Of a rule that was looked at; 0 = there was none. */
export const ruleVersion = z.int().min(0).max(1_000_000);

export const ruleSubject = z.string().min(1).max(200).nullable();

export const alertIds = z.array(z.uuid()).min(1).max(100);
