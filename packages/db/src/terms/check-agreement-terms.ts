import type { AgreementTermsJson, ChargeLineJson } from "./agreement-terms-schema.ts";
import { checkPricing, checkSteps } from "./check-price.ts";
import type { Issue } from "./issues.ts";

/**
 * What no single field shows: references between lines, the order of tiers, and what rounding per record
 * needs.
 */
export function checkAgreementTerms(terms: AgreementTermsJson): Issue[] {
  return [
    ...terms.lines.flatMap((line, index) => checkLine(line, ["lines", index], terms)),
    ...checkDuplicateCodes(terms.lines),
    ...checkTolerance(terms.tolerance),
  ];
}

function checkLine(line: ChargeLineJson, path: readonly PropertyKey[], terms: AgreementTermsJson): Issue[] {
  switch (line.kind) {
    case "usage":
      return [...checkPricing(line.pricing, [...path, "pricing"]), ...checkRecord(line, path, terms)];
    case "sim":
      return checkPricing(line.pricing, [...path, "pricing"]);
    case "flat":
      return checkFlatAllocation(line.allocation.by, path);
    case "commitment":
      return checkCommitment(line, path, terms.lines);
  }
}

function checkRecord(
  { record }: Extract<ChargeLineJson, { kind: "usage" }>,
  path: readonly PropertyKey[],
  { rounding }: AgreementTermsJson,
): Issue[] {
  const at = [...path, "record"];
  const issues = checkSteps(record, at);
  if ((record.steps ?? []).length === 0 || rounding.per === "record") return issues;
  return [...issues, { path: [...at, "steps"], message: 'steps need "rounding": { "per": "record" }' }];
}

function checkFlatAllocation(by: string, path: readonly PropertyKey[]): Issue[] {
  if (by !== "own-shortfall") return [];
  return [{ path: [...path, "allocation", "by"], message: '"own-shortfall" is for commitment lines only' }];
}

function checkCommitment(
  line: Extract<ChargeLineJson, { kind: "commitment" }>,
  path: readonly PropertyKey[],
  lines: readonly ChargeLineJson[],
): Issue[] {
  const issues: Issue[] = line.scope.flatMap((code, index) => {
    const at = [...path, "scope", index];
    const named = lines.find((each) => each.code === code);
    if (named === undefined) return [{ path: at, message: `"${code}" is not a line of these terms` }];
    if (named.kind === "commitment") return [{ path: at, message: `"${code}" is itself a commitment` }];
    return line.scope.indexOf(code) < index ? [{ path: at, message: `"${code}" stands twice` }] : [];
  });
  if (line.allocation.by === "own-shortfall" && Object.keys(line.operatorCommitments).length === 0) {
    const message = 'allocation by "own-shortfall" needs the commitments of the operators';
    issues.push({ path: [...path, "operatorCommitments"], message });
  }
  return issues;
}

function checkDuplicateCodes(lines: readonly ChargeLineJson[]): Issue[] {
  return lines.flatMap((line, index) => {
    const isSecond = lines.findIndex((each) => each.code === line.code) < index;
    return isSecond ? [{ path: ["lines", index, "code"], message: `"${line.code}" stands twice` }] : [];
  });
}

function checkTolerance(tolerance: AgreementTermsJson["tolerance"]): Issue[] {
  return (["absolute", "invoiceCap"] as const).flatMap((field) => {
    const isNegative = tolerance[field]?.startsWith("-") === true;
    return isNegative ? [{ path: ["tolerance", field], message: "must not be negative" }] : [];
  });
}
