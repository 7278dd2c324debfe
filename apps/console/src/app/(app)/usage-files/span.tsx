import { formatSeconds } from "@tributary/ui/format/quantity";
import { formatSpan } from "@tributary/ui/format/time";

/** How long something took, in its largest unit; to the second on hover. */
export function Span({ seconds, className }: { readonly seconds: bigint; readonly className?: string }) {
  return (
    <span className={className} title={formatSeconds(seconds)}>
      {formatSpan(Number(seconds) * 1_000)}
    </span>
  );
}
