import type { OrderSubject } from "@tributary/domain/network-order/subject";
import { z } from "zod";

const text = z.string().max(255);

/** What an order is about, as it is stored with it. */
export const orderSubject: z.ZodType<OrderSubject> = z.strictObject({
  iccid: text,
  imsis: z.array(text).max(16).optional(),
  msisdn: text.optional(),
  newIccid: text.optional(),
  newImsis: z.array(text).max(16).optional(),
  newMsisdn: text.optional(),
  reason: text.optional(),
  eid: text.optional(),
  profileType: text.optional(),
  matchingId: text.optional(),
});
