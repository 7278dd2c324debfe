import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { z } from "zod";

const homes = z.object({ zones: z.object({ homePlmns: z.array(z.string()).optional() }) });

/** The networks that an operator's published rate cards call home; none where no card says so. */
export async function homeNetworksOf(db: OperatorDb): Promise<string[]> {
  const versions = await db.shared.rateCardVersion.findMany({
    where: { status: "published" },
    select: { terms: true },
  });
  const found = versions.flatMap(({ terms }) => homes.safeParse(terms).data?.zones.homePlmns ?? []);
  return [...new Set(found)].sort();
}
