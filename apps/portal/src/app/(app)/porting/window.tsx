import { Instant } from "@tributary/ui/instant";
import { portingTexts } from "@/texts/porting.ts";
import type { PortRow } from "./status.tsx";

/** From when until when a number is to change providers. */
export function Window({
  port: { windowFrom, windowUntil },
  zone,
}: {
  readonly port: Pick<PortRow, "windowFrom" | "windowUntil">;
  readonly zone: string;
}) {
  if (windowFrom === null || windowUntil === null) return portingTexts.none;
  return (
    <>
      <Instant at={windowFrom} zone={zone} /> {portingTexts.to} <Instant at={windowUntil} zone={zone} />
    </>
  );
}
