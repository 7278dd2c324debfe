/** What the sign-in form goes on with. */
export type SignInAnswer =
  | { readonly kind: "signed-in" }
  | { readonly kind: "second-factor" }
  | { readonly kind: "operators"; readonly operators: readonly OperatorChoice[] }
  | { readonly kind: "refused"; readonly code: string };

interface OperatorChoice {
  readonly id: string;
  readonly name: string;
}

const SECOND_FACTOR = "SECOND_FACTOR";
const CHOOSE_OPERATOR = "CHOOSE_OPERATOR:";

/** What next-auth's form hears goes by one text alone: what is still missing, as such a text. */
export function textOfMissing(
  missing: { needs: "second-factor" } | { needs: "operator"; operators: readonly OperatorChoice[] },
): string {
  return missing.needs === "second-factor"
    ? SECOND_FACTOR
    : CHOOSE_OPERATOR + JSON.stringify(missing.operators);
}

/** Reads that text back; none means that somebody is signed in. */
export function readSignInAnswer(text: string | null | undefined): SignInAnswer {
  if (!text) return { kind: "signed-in" };
  if (text === SECOND_FACTOR) return { kind: "second-factor" };
  if (!text.startsWith(CHOOSE_OPERATOR)) return { kind: "refused", code: text };
  const operators = JSON.parse(text.slice(CHOOSE_OPERATOR.length)) as OperatorChoice[];
  return { kind: "operators", operators };
}
