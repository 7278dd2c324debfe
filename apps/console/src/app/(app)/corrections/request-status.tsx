import { StatusBadge } from "@tributary/ui/status-badge";
import { correctionTexts } from "@/texts/correction.ts";
import type { Standing } from "./types.ts";

/** Where a request stands, for whoever has to do something about it. */
export function RequestStatus({ request }: { readonly request: Standing }) {
  const { label, tone } = lookOf(request);
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

function lookOf({ status, work, fingerprint }: Standing) {
  if (work === "failed" || work === "interrupted") return correctionTexts.failed;
  if (status === "reported" && fingerprint === null) return correctionTexts.inLine;
  return correctionTexts.statuses[status];
}
