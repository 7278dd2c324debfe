import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { parseOrRefuse } from "@tributary/db/terms/issues";
import { type RateCardTermsInput, rateCardTermsSchema } from "@tributary/db/terms/rate-card-terms-schema";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { saveDraft } from "./save-draft.ts";

export interface NewRateCard extends Pick<RateCardTermsInput, "currency" | "zone" | "rounding"> {
  readonly code: string;
  readonly name: string;
  readonly actor: string;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,40}$/;
const LONGEST_NAME = 80;

/**
 * Makes a rate card with an empty draft.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a code or name that is none; `ALREADY_DONE` when the code
 *         is taken; `TERMS_INVALID`.
 */
export async function createRateCard(
  db: OperatorDb,
  request: NewRateCard,
): Promise<{ readonly code: string }> {
  const { currency, zone, rounding, actor } = request;
  const { code, name } = parseNames(request);
  const terms = parseOrRefuse(
    rateCardTermsSchema,
    { currency, zone, rounding },
    "The rate card",
    "TERMS_INVALID",
  );
  return db.$transaction(async (tx) => {
    if ((await tx.rateCard.count({ where: { code } })) > 0) {
      throw new DomainError("ALREADY_DONE", `There is a rate card ${code} already: choose another code.`);
    }
    const { id } = await tx.rateCard.create({
      data: { code, name, currency, createdBy: actor },
      select: { id: true },
    });
    await saveDraft(tx, id, { terms, actor });
    const details = { name, currency, zone };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "rate-card:create", subject: code, operatorId, details });
    return { code };
  });
}

function parseNames({ code, name }: NewRateCard) {
  const tidy = { code: code.trim(), name: name.trim().replace(/\s+/g, " ") };
  if (!CODE.test(tidy.code)) {
    throw new DomainError("INPUT_INVALID", "Give the card a code of letters, digits, - _ and ., at most 41.");
  }
  if (tidy.name === "" || tidy.name.length > LONGEST_NAME) {
    throw new DomainError("INPUT_INVALID", `Give the card a name of at most ${LONGEST_NAME} characters.`);
  }
  return tidy;
}
