import type { Party } from "../document/party.ts";

/**
 * Who issues statements, as it is printed: TRIBUTARY_ISSUER holds the MVNA's name, and after it address,
 * register and tax numbers, one per line.
 */
export function processIssuer(): Party {
  const [name = "", ...lines] = (process.env.TRIBUTARY_ISSUER ?? "").split("\n").map((line) => line.trim());
  return { name: name === "" ? "MVNA" : name, lines: lines.filter((line) => line !== "") };
}
