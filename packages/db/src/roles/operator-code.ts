import { DomainError } from "@tributary/domain/error";

const CODE = /^[a-z][a-z0-9_]{1,30}$/;

/** The code under which usage of no known operator is kept; no operator can have it. */
export const SUSPENSE = "suspense";

/**
 * The code, if it can name an operator: it becomes part of a schema's and a role's name and never changes.
 */
export function parseOperatorCode(code: string): string {
  if (code === SUSPENSE) {
    throw new DomainError(
      "OPERATOR_CODE_INVALID",
      `The code ${SUSPENSE} is kept for usage of no known operator: choose another.`,
    );
  }
  return parseUsageCode(code);
}

/** The code of an operator, or that of suspense. */
export function parseUsageCode(code: string): string {
  if (!CODE.test(code)) {
    throw new DomainError(
      "OPERATOR_CODE_INVALID",
      "An operator's code is 2 to 31 lower-case letters, digits and underscores, and starts with a letter.",
      { code },
    );
  }
  return code;
}

/** The schema of an operator's raw usage, and the role that alone has rights on it. */
export function usageSchema(code: string): string {
  return `t_${parseUsageCode(code)}`;
}
