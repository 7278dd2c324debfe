import { processDoors } from "@tributary/services/process/doors";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { rateTicket, showRating } from "@tributary/services/ticket/rate-ticket";
import { readRatingToken } from "@tributary/services/ticket/rating-token";
import { z } from "zod";
import { type Answer, answer } from "../session/answer.ts";

const token = z.string().max(200);
const asked = z.strictObject({ token });
const rated = z.strictObject({ token, score: z.int().min(1).max(5), comment: z.string().max(2_000) });

/** What a link in a mail asks, for its page to show; `LINK_INVALID` when it is none of ours, or was used. */
export function showRatingLink(
  input: z.input<typeof asked>,
): Promise<Answer<{ number: number; subject: string; operatorName: string; colour: string }>> {
  return answer(asked, input, async (given) => {
    const { operatorId, ratingId } = readRatingToken(processSealKeys(), given.token);
    return showRating(processDoors().operatorDb(operatorId), ratingId, new Date());
  });
}

/** Says how satisfied somebody is. Whoever holds the link may, once: it is the link that proves who asks. */
export function rateByLink(input: z.input<typeof rated>): Promise<Answer<null>> {
  return answer(rated, input, async ({ token: given, score, comment }) => {
    const { operatorId, ratingId } = readRatingToken(processSealKeys(), given);
    await rateTicket(processDoors().operatorDb(operatorId), { ratingId, score, comment, at: new Date() });
    return null;
  });
}
