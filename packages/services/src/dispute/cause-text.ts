import type { Cause, LineComparison } from "@tributary/domain/reconciliation/types";

const CAUSES: Readonly<Record<Cause, string>> = {
  RATE: "The price that is billed is not the agreed one.",
  VOLUME: "The quantity that is billed is not the one that our records hold.",
  MISSING_OURS: "The line bills usage or a charge of which we hold no record.",
  MISSING_THEIRS: "The invoice leaves out a charge that we expect.",
  DUPLICATE: "The same usage or the same charge is billed twice.",
  ROUNDING: "The amount is rounded in another way than agreed.",
  TIME_BOUNDARY: "The month is cut at another instant than agreed.",
  ZONE: "Usage of one zone is billed as usage of another.",
  COUNT: "The number that is billed is not the one that we count.",
  TAX: "The tax does not follow from the net amount.",
  COMMITMENT: "The commitment is worked out on other amounts than ours.",
  UNKNOWN: "No single assumption makes the line match.",
};

/** Why a line is disputed, in plain words: the cause, and the assumption under which it would match. */
export function causeText({ cause, counterfactual, parts }: LineComparison): string {
  const words = CAUSES[cause ?? "UNKNOWN"];
  return counterfactual === null ? words : `${words} ${withoutCodes(counterfactual.explanation, parts)}`;
}

/** A volume may be explained by one operator's usage; the MNO need not learn whose it is. */
function withoutCodes(explanation: string, parts: LineComparison["parts"]): string {
  return parts.reduce(
    (text, { operatorId }) => text.replace(`the usage of ${operatorId} the`, "the usage of one operator the"),
    explanation,
  );
}
