import { formatInstant } from "@tributary/ui/format/time";

/** A calendar date that has no time of day: "10 Dec 2026". */
export function Day({ on }: { readonly on: string }) {
  return (
    <time dateTime={on} className="figures whitespace-nowrap">
      {formatInstant(`${on}T00:00:00Z`, "UTC", "date")}
    </time>
  );
}
