import type { Method } from "./fix-method.ts";

export const IDENTIFIERS = ["sim", "imsi-range", "msisdn-range"] as const;
export const LEARNT = ["service", "direction", "time"] as const;

/** What somebody has filled in so far. */
export interface FixDraft {
  readonly operatorId: string;
  readonly by: (typeof IDENTIFIERS)[number];
  readonly imsi: string;
  readonly iccid: string;
  readonly msisdn: string;
  readonly first: string;
  readonly last: string;
  readonly from: string;
  readonly learns: (typeof LEARNT)[number];
  readonly text: string;
  readonly service: "voice" | "sms" | "mms" | "data";
  readonly direction: "mo" | "mt" | "none";
  readonly format: string;
  readonly zone: string;
}

export const EMPTY_DRAFT: FixDraft = {
  operatorId: "",
  by: "sim",
  imsi: "",
  iccid: "",
  msisdn: "",
  first: "",
  last: "",
  from: "",
  learns: "service",
  text: "",
  service: "data",
  direction: "mo",
  format: "",
  zone: "",
};

const given = (text: string) => (text.trim() === "" ? undefined : text.trim());

export function assignmentOf(draft: FixDraft) {
  const { operatorId, by, imsi, iccid, msisdn, first, last, from } = draft;
  const sim = { kind: "sim" as const, imsi, iccid: given(iccid), msisdn: given(msisdn) };
  return { operatorId, identifier: by === "sim" ? sim : { kind: by, first, last }, from };
}

export function mappingOf({ learns, text, service, direction, format, zone }: FixDraft) {
  switch (learns) {
    case "service":
      return { kind: learns, text, means: service };
    case "direction":
      return { kind: learns, text, means: direction };
    case "time":
      return { kind: learns, format, zone: given(zone) };
  }
}

/** Whether all is filled in that the way needs. */
export function isFilledIn(method: Method, draft: FixDraft): boolean {
  const has = (...texts: string[]) => texts.every((text) => text.trim() !== "");
  if (method === "map") return draft.learns === "time" ? has(draft.format) : has(draft.text);
  if (method !== "assign") return true;
  const numbers = draft.by === "sim" ? has(draft.imsi) : has(draft.first, draft.last);
  return numbers && has(draft.operatorId, draft.from);
}
