import { Alert } from "@tributary/ui/alert";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { correctionTexts } from "@/texts/correction.ts";
import type { Impact } from "./types.ts";

const { left: texts } = correctionTexts.request;

/** Records that a correction finds and leaves where they are, with the reason. */
export function LeftRecords({ left }: { readonly left: Impact["left"] }) {
  const notes = (["ambiguous", "closedOperator", "unpriced"] as const).filter((kind) => left[kind] > 0);
  if (notes.length === 0) return null;
  return (
    <Alert tone="warning" title={texts.title}>
      <ul>
        {notes.map((kind) => (
          <li key={kind}>{texts[kind](formatDecimal(BigInt(left[kind])))}</li>
        ))}
      </ul>
    </Alert>
  );
}
