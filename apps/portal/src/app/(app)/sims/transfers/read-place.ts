import { z } from "zod";

/** Where in a list somebody is; what makes no sense is the first page. */
export const pageParam = z.coerce.number().int().min(1).max(10_000).default(1).catch(1);

const place = z.object({ id: z.uuid(), page: pageParam });

/** Which transfer and which page of it an address names; null for what can be none. */
export async function readPlace(
  params: Promise<{ readonly id: string }>,
  searchParams: Promise<Readonly<Record<string, unknown>>>,
) {
  const read = place.safeParse({ id: (await params).id, page: (await searchParams).page });
  return read.success ? read.data : null;
}
