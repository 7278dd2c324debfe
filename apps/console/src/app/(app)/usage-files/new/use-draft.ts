import { useState } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Draft, Guessed, Role } from "./types.ts";

type Dialect = Pick<Draft, "format" | "encoding" | "delimiter" | "quote" | "hasHeader">;

/** Roles that only one column can have: the one that had it before holds nothing we need. */
const MANY: readonly Role[] = ["ignore", "volume", "recordId"];

/** What somebody makes of a file: the guess, changed step by step. */
export function useDraft(first: Guessed) {
  const client = useTRPCClient();
  const [guessed, setGuessed] = useState(first);
  const [draft, setDraft] = useState(first.draft);
  const [agreementId, setAgreementId] = useState(first.agreementId ?? onlyAgreement(first));
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string>();

  const change = (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed }));

  /** The columns are found anew when the file is cut in another way; what was said besides stays. */
  const cut = async (changed: Partial<Dialect>) => {
    const { format, encoding, delimiter, quote, hasHeader } = { ...draft, ...changed };
    setAsking(true);
    setFailure(undefined);
    try {
      const dialect = { format, encoding, delimiter, quote, hasHeader };
      const found = await client.usageUpload.guess.query({ uploadId: guessed.id, dialect });
      setGuessed(found);
      const { timeZone, countryCode, otherwiseZone, sequencePattern } = draft;
      setDraft({ ...found.draft, timeZone, countryCode, otherwiseZone, sequencePattern });
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setAsking(false);
    }
  };

  const takeFor = (at: number, role: Role) => {
    const isTaken = (index: number, other: Role) => index !== at && other === role && !MANY.includes(role);
    const columns = draft.columns.map((column, index) =>
      index === at
        ? { ...column, role }
        : isTaken(index, column.role)
          ? { ...column, role: "ignore" as const }
          : column,
    );
    change({ columns, ...whatFollows(draft, guessed, at, role) });
  };

  return { guessed, draft, change, cut, takeFor, agreementId, setAgreementId, isAsking, failure };
}

function onlyAgreement({ agreements }: Guessed): string | null {
  const [only] = agreements;
  return agreements.length === 1 && only !== undefined ? only.id : null;
}

/** A column that becomes something brings its own questions along. */
function whatFollows(draft: Draft, guessed: Guessed, at: number, role: Role): Partial<Draft> {
  const texts = valuesOf(guessed, at);
  switch (role) {
    case "service":
      return { services: texts.map((text) => ({ text, value: null })), onlyService: null };
    case "direction":
      return { directions: texts.map((text) => ({ text, value: null })) };
    case "time":
    case "date":
    case "clock":
      return { timeFormat: draft.columns[at]?.role === role ? draft.timeFormat : "" };
    default:
      return {};
  }
}

/** The different texts of a column in the rows that are shown. */
function valuesOf({ rows }: Guessed, at: number): string[] {
  const texts = rows.flatMap(({ fault, fields }) => (fault === null ? [(fields[at] ?? "").trim()] : []));
  return [...new Set(texts)].filter((text) => text !== "").slice(0, 60);
}
