import { DomainError } from "../error.ts";

/** What a macro's text may ask for. */
export const MACRO_FIELDS = ["ticket", "operator", "agent", "subscriber"] as const;
export type MacroField = (typeof MACRO_FIELDS)[number];

const FIELD = /\{([^{}]*)\}/g;

/**
 * Puts a ticket's facts where a macro asks for them: `{ticket}`.
 *
 * Shape   a fact that is not known leaves nothing.
 */
export function fillMacro(text: string, facts: Readonly<Record<MacroField, string>>): string {
  return text.replace(FIELD, (whole, name: string) => (isField(name) ? facts[name] : whole));
}

/**
 * Refuses a text that asks for what there is not.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function refuseUnknownFields(text: string): void {
  const unknown = [...text.matchAll(FIELD)].map(([, name = ""]) => name).find((name) => !isField(name));
  if (unknown === undefined) return;
  const known = MACRO_FIELDS.map((field) => `{${field}}`).join(", ");
  throw new DomainError("INPUT_INVALID", `There is no {${unknown}}: a macro can say ${known}.`);
}

function isField(name: string): name is MacroField {
  return (MACRO_FIELDS as readonly string[]).includes(name);
}
