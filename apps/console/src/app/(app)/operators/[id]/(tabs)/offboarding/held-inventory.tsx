import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { offboardingTexts } from "@/texts/offboarding.ts";
import { api } from "@/trpc/server.ts";

const { inventory: texts } = offboardingTexts;

/** What would be handed back if the operator ended now. */
export async function HeldInventory({ operatorId }: { readonly operatorId: string }) {
  const held = await api.offboarding.inventory({ operatorId });
  return (
    <Card title={texts.title}>
      <DescriptionList
        columns={3}
        items={[
          { term: texts.sims, value: texts.count(held.sims) },
          { term: texts.simBlocks, value: texts.blocks(held.simBlocks, held.simsInBlocks) },
          { term: texts.numberBlocks, value: texts.blocks(held.numberBlocks, held.numbersInBlocks) },
          { term: texts.pool, value: texts.count(held.poolNumbers) },
          { term: texts.elsewhere, value: texts.count(held.numbersElsewhere) },
          { term: texts.others, value: texts.count(held.numbersOfOthers) },
        ]}
      />
    </Card>
  );
}
