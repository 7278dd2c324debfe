import type { Issue } from "@tributary/db/terms/issues";
import { checkAgreementName, checkOperator, type Known, knownAgreement } from "./check-references.ts";
import type { AgreementEntry, Portfolio } from "./schema.ts";

/** What a portfolio file knows: its own agreements. */
export function knownInFile(portfolio: Portfolio): Known {
  const entries = portfolio.agreements.map(
    (agreement): [string, Known["agreements"] extends ReadonlyMap<string, infer A> ? A : never] => [
      agreement.code,
      knownAgreement(
        agreement.code,
        agreement.versions.map(({ terms }) => terms),
      ),
    ],
  );
  return { agreements: new Map(entries), where: "of this file" };
}

/** References between the sections of a portfolio file, and names that stand twice. */
export function checkPortfolio(portfolio: Portfolio): Issue[] {
  const known = knownInFile(portfolio);
  const mnos = new Set(portfolio.mnos.map(({ code }) => code));
  const operators = new Set(portfolio.operators.map(({ code }) => code));
  return [
    ...duplicates(portfolio.mnos, "mnos"),
    ...duplicates(portfolio.agreements, "agreements"),
    ...duplicates(portfolio.operators, "operators"),
    ...duplicates(portfolio.sources, "sources"),
    ...portfolio.agreements.flatMap((agreement, index) => [
      ...checkMno(agreement, index, mnos),
      ...checkVersions(agreement, index, operators),
    ]),
    ...portfolio.operators.flatMap((operator, index) => checkOperator(operator, ["operators", index], known)),
    ...portfolio.sources.flatMap(({ agreement }, index) =>
      checkAgreementName(agreement, ["sources", index, "agreement"], known),
    ),
  ];
}

function duplicates(entries: readonly { readonly code: string }[], section: string): Issue[] {
  const seen = new Set<string>();
  return entries.flatMap(({ code }, index) => {
    const isSecond = seen.has(code);
    seen.add(code);
    return isSecond ? [{ path: [section, index, "code"], message: `"${code}" stands twice` }] : [];
  });
}

function checkMno(agreement: AgreementEntry, index: number, mnos: ReadonlySet<string>): Issue[] {
  const message = `"${agreement.mno}" is not an MNO of this file`;
  return mnos.has(agreement.mno) ? [] : [{ path: ["agreements", index, "mno"], message }];
}

/** Currency and zone never change within one agreement: its periods and its books are cut by them. */
function checkVersions(agreement: AgreementEntry, index: number, operators: ReadonlySet<string>): Issue[] {
  const first = agreement.versions[0]?.terms;
  return agreement.versions.flatMap(({ terms }, at) => {
    const path = ["agreements", index, "versions", at, "terms"];
    const changed = (["currency", "zone"] as const).flatMap((field) => {
      const before = first?.[field];
      const message = `${terms[field]} differs from ${before} of the first version: make a new agreement`;
      return terms[field] === before ? [] : [{ path: [...path, field], message }];
    });
    return [...changed, ...checkNamedOperators(terms, path, operators)];
  });
}

function checkNamedOperators(
  terms: AgreementEntry["versions"][number]["terms"],
  path: readonly PropertyKey[],
  operators: ReadonlySet<string>,
): Issue[] {
  return terms.lines.flatMap((line, index) => {
    const named: { code: string; at: PropertyKey[] }[] = [];
    if (line.kind !== "usage" && line.kind !== "sim" && line.allocation.by === "direct") {
      named.push({ code: line.allocation.operator, at: ["allocation", "operator"] });
    }
    if (line.kind === "commitment") {
      for (const code of Object.keys(line.operatorCommitments))
        named.push({ code, at: ["operatorCommitments", code] });
    }
    return named.flatMap(({ code, at }) => {
      const message = `"${code}" is not an operator of this file`;
      return operators.has(code) ? [] : [{ path: [...path, "lines", index, ...at], message }];
    });
  });
}
