import type { AgreementTermsJson, ChargeLineJson } from "./agreement-terms-schema.ts";
import { checkTiers } from "./check-tiers.ts";
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
      return [...checkPricing(line.pricing, path), ...checkRecord(line, path, terms)];
    case "sim":
      return checkPricing(line.pricing, path);
    case "flat":
      return checkFlatAllocation(line.allocation.by, path);
    case "commitment":
      return checkCommitment(line, path, terms.lines);
  }
}

function checkPricing(
  pricing: Extract<ChargeLineJson, { kind: "sim" }>["pricing"],
  path: readonly PropertyKey[],
): Issue[] {
  if (pricing.model === "graduated" || pricing.model === "volume") {
    return checkTiers(pricing.tiers, [...path, "pricing", "tiers"]);
  }
  const isFreeNegative = pricing.model === "package" && pricing.free?.startsWith("-") === true;
  return isFreeNegative ? [{ path: [...path, "pricing", "free"], message: "must not be negative" }] : [];
}

function checkRecord(
  line: Extract<ChargeLineJson, { kind: "usage" }>,
  path: readonly PropertyKey[],
  terms: AgreementTermsJson,
): Issue[] {
  const { record } = line;
  const at = [...path, "record"];
  const steps = record.steps ?? [];
  const issues: Issue[] = steps.flatMap((step, index) => {
    const before = steps[index - 1];
    const isWhole =
      before === undefined || (BigInt(step.from) - BigInt(before.from)) % BigInt(before.step) === 0n;
    if (!isWhole) {
      const message = `the stretch before has to hold whole steps of ${before.step}`;
      return [{ path: [...at, "steps", index, "from"], message }];
    }
    const isInOrder =
      before === undefined ? BigInt(step.from) === 0n : BigInt(step.from) > BigInt(before.from);
    const message =
      before === undefined
        ? "the first step starts at 0"
        : `steps have to ascend: ${step.from} does not lie above ${before.from}`;
    return isInOrder ? [] : [{ path: [...at, "steps", index, "from"], message }];
  });
  if (steps.length > 0 && terms.rounding.per !== "record") {
    issues.push({ path: [...at, "steps"], message: 'steps need "rounding": { "per": "record" }' });
  }
  return issues;
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
