import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { OfferSims } from "./offer-sims.tsx";

const PATHS = { incoming: "/sims/transfers", outgoing: "/sims/transfers/outgoing" } as const;
const VIEWS = ["incoming", "outgoing"] as const;

/** So many transfers stand on a page. */
export const PAGE_SIZE = 25;

interface TransfersHeadProps {
  readonly view: (typeof VIEWS)[number];
  /** How many wait for an answer. */
  readonly waiting: number;
  readonly canWrite: boolean;
}

/** What stands above both lists, and leads from one to the other. */
export function TransfersHead({ view, waiting, canWrite }: TransfersHeadProps) {
  return (
    <>
      <Breadcrumb items={[{ label: texts.sims, href: "/sims" }, { label: texts.title }]} />
      <PageHeader title={texts.title} description={texts.description} actions={canWrite && <OfferSims />} />
      <Tabs
        label={texts.views.label}
        tabs={VIEWS.map((each) => ({
          label: texts.views[each],
          href: PATHS[each],
          isCurrent: each === view,
          ...(each === "incoming" && { count: waiting }),
        }))}
      />
    </>
  );
}
