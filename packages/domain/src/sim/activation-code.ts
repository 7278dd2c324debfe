import { DomainError } from "../error.ts";
import type { ActivationCode } from "./types.ts";

const LONGEST = 255;
const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const MATCHING_ID = /^[0-9A-Z-]*$/;
const OID = /^[0-2](\.(0|[1-9]\d*))+$/;

/**
 * Writes the text that stands in an eSIM's QR code.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 * Source  GSMA SGP.22, section 4.1.
 */
export function formatActivationCode(code: ActivationCode): string {
  refuseFalse(code);
  const { smdpAddress, matchingId, smdpOid, needsConfirmation } = code;
  const parts = ["1", smdpAddress, matchingId];
  if (smdpOid !== null || needsConfirmation) parts.push(smdpOid ?? "");
  if (needsConfirmation) parts.push("1");
  return `LPA:${parts.join("$")}`;
}

/**
 * Reads an activation code, with or without the prefix that a QR code has.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 * Source  GSMA SGP.22, section 4.1.
 */
export function parseActivationCode(text: string): ActivationCode {
  const [format, smdpAddress, matchingId, smdpOid = "", flag = "", ...more] = text
    .trim()
    .replace(/^LPA:/i, "")
    .split("$");
  if (format !== "1" || smdpAddress === undefined || matchingId === undefined || more.length > 0) {
    throw new DomainError("INPUT_INVALID", `"${text}" is no activation code: it reads LPA:1$server$id.`);
  }
  if (flag !== "" && flag !== "1") {
    throw new DomainError(
      "INPUT_INVALID",
      `"${text}" is no activation code: its last part is 1 or left out.`,
    );
  }
  const code = {
    smdpAddress,
    matchingId,
    smdpOid: smdpOid === "" ? null : smdpOid,
    needsConfirmation: flag === "1",
  };
  refuseFalse(code);
  return code;
}

function refuseFalse({ smdpAddress, matchingId, smdpOid }: ActivationCode): void {
  const fault = !HOST.test(smdpAddress)
    ? `"${smdpAddress}" is no host name of an SM-DP+ server`
    : !MATCHING_ID.test(matchingId)
      ? `"${matchingId}" is no matching id: it has capital letters, digits and hyphens`
      : smdpOid !== null && !OID.test(smdpOid)
        ? `"${smdpOid}" is no object identifier`
        : smdpAddress.length + matchingId.length + (smdpOid?.length ?? 0) + 9 > LONGEST
          ? "the activation code is longer than 255 characters"
          : null;
  if (fault !== null) throw new DomainError("INPUT_INVALID", `The eSIM cannot be handed out: ${fault}.`);
}
