import { formatBytes, formatQuantity, formatSeconds } from "@tributary/ui/format/quantity";
import { planTexts } from "@/texts/plan.ts";
import { usageTexts } from "@/texts/usage.ts";
import type { Economics } from "./economics.tsx";

/** What a subscriber uses, service by service: "Data 5.00 GB, Voice 10 min 00 s". */
export function usageText(quantities: Economics["levels"][number]["quantities"]): string {
  const used = quantities.filter(({ quantity }) => quantity > 0n);
  if (used.length === 0) return planTexts.economics.none;
  const text = ({ service, quantity }: (typeof used)[number]) =>
    `${usageTexts.services[service] ?? service} ${measured(service, quantity)}`;
  return used.map(text).join(", ");
}

function measured(service: string, quantity: bigint): string {
  if (service === "data") return formatBytes(quantity);
  return service === "voice" ? formatSeconds(quantity) : formatQuantity(quantity, usageTexts.events);
}
