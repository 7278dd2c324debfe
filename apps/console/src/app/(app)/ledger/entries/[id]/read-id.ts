import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";

/** The id in an address; what is none is not there. */
export function readId(segment: string): string {
  const id = z.uuid().safeParse(segment);
  return id.success ? id.data : notFound();
}
