import { usualTerms } from "@tributary/domain/ticket/usual-terms";

/** How a desk at Berlin works that is closed on Christmas; some of it otherwise. */
export function encodeUsualTerms(changed: Readonly<Record<string, unknown>>) {
  const terms = usualTerms("Europe/Berlin", "Alfa Mobil");
  const calendar = { ...terms.calendar, holidays: ["2026-12-25"] };
  return { ...terms, calendar, ...changed };
}
