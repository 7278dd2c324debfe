import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import { marginLineReferences } from "@tributary/db/terms/check-margin-terms";
import type { Issue } from "@tributary/db/terms/issues";
import type { OperatorEntry } from "./schema.ts";

/** What an operator's terms may refer to. */
export interface KnownAgreement {
  readonly code: string;
  readonly currency: string;
  readonly zone: string;
  /** Lines of any of its versions. */
  readonly lineCodes: ReadonlySet<string>;
  /** Those of them that count usage or SIMs. */
  readonly countedCodes: ReadonlySet<string>;
}

export interface Known {
  readonly agreements: ReadonlyMap<string, KnownAgreement>;
  /** "of this file" or "of this portfolio": where a missing agreement was looked for. */
  readonly where: string;
}

export function knownAgreement(code: string, versions: readonly AgreementTermsJson[]): KnownAgreement {
  const [first] = versions;
  const lines = versions.flatMap((terms) => terms.lines);
  const counted = lines.filter(({ kind }) => kind === "usage" || kind === "sim");
  return {
    code,
    currency: first?.currency ?? "",
    zone: first?.zone ?? "UTC",
    lineCodes: new Set(lines.map((line) => line.code)),
    countedCodes: new Set(counted.map((line) => line.code)),
  };
}

/** Everything an operator names that is not there, by its path from `at`. */
export function checkOperator(operator: OperatorEntry, at: readonly PropertyKey[], known: Known): Issue[] {
  const listed = (["margins", "sims", "ranges", "revenues"] as const).flatMap((section) =>
    operator[section].flatMap(({ agreement }, index) =>
      checkAgreementName(agreement, [...at, section, index, "agreement"], known),
    ),
  );
  const margins = operator.margins.flatMap((margin, index) =>
    checkMargin(margin, [...at, "margins", index, "terms"], known),
  );
  const ranges = operator.ranges.flatMap((range, index) => {
    const isOrdered = range.first.length === range.last.length && range.first <= range.last;
    const message = "the last number has to have as many digits as the first and not lie below it";
    return isOrdered ? [] : [{ path: [...at, "ranges", index, "last"], message }];
  });
  return [...listed, ...margins, ...ranges];
}

export function checkAgreementName(code: string, path: readonly PropertyKey[], known: Known): Issue[] {
  return known.agreements.has(code)
    ? []
    : [{ path, message: `"${code}" is not an agreement ${known.where}` }];
}

function checkMargin(
  margin: OperatorEntry["margins"][number],
  at: readonly PropertyKey[],
  known: Known,
): Issue[] {
  const agreement = known.agreements.get(margin.agreement);
  if (agreement === undefined) return [];
  const { terms } = margin;
  const lines = marginLineReferences(terms).flatMap(({ path, code, isPriced }): Issue[] => {
    const line = [...at, ...path];
    if (!agreement.lineCodes.has(code)) {
      return [{ path: line, message: `"${code}" is not a line of ${agreement.code}` }];
    }
    if (!isPriced || agreement.countedCodes.has(code)) return [];
    return [
      { path: line, message: `"${code}" counts neither usage nor SIMs: charge a fixed amount instead` },
    ];
  });
  if (terms.currency === agreement.currency) return lines;
  const message = `${terms.currency} is not the currency of ${agreement.code}, ${agreement.currency}`;
  return [...lines, { path: [...at, "currency"], message }];
}
