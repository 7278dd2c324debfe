import { formatInstant } from "./format/time.ts";

/** A calendar date that has no time of day, as "2026-12-10": "10 Dec 2026". */
export function Day({ on }: { readonly on: string }) {
  return (
    <time dateTime={on} className="figures whitespace-nowrap">
      {formatInstant(`${on}T00:00:00Z`, "UTC", "date")}
    </time>
  );
}
