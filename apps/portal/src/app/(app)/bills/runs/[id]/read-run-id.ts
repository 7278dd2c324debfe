import { notFound } from "next/navigation";
import { z } from "zod";

/** The id that an address names; what is none is not there. */
export function readRunId(id: string): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) notFound();
  return parsed.data;
}
