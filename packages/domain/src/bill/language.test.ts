import { expect, test } from "vitest";
import { billLanguage } from "./language.ts";

test.each([
  ["de", "de"],
  ["de-AT", "de"],
  ["fr-CH", "fr"],
  ["en", "fr"],
  ["pt-BR", "fr"],
] as const)(
  "who speaks %s is billed in %s by an operator that offers French and German",
  (wanted, billed) => {
    expect(billLanguage(wanted, ["fr", "de"])).toBe(billed);
  },
);
