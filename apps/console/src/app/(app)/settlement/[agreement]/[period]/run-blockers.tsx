import { Alert } from "@tributary/ui/alert";
import { ButtonLink } from "@tributary/ui/button";
import { mnoInvoicePath, operatorPath } from "@/frame/paths.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { KeepUnattributed } from "./keep-unattributed.tsx";
import type { RunPage } from "./load-run.ts";
import { type RunAddress, tabHref } from "./run-address.ts";

type Blocker = RunPage["blockers"][number];

const texts = settlementTexts.run.blockers;

interface BlockersProps {
  readonly page: RunPage;
  readonly address: RunAddress;
  readonly canPrepare: boolean;
}

/** What stands between the draft and its approval, each with what to do about it. */
export function RunBlockers({ page, address, canPrepare }: BlockersProps) {
  const { blockers, blockerCount, run, period } = page;
  if (blockerCount === 0 || run?.status !== "draft") return null;
  const isDecided = period.openExceptions === 0;
  if (isDecided && blockers.length === 0) return null;
  return (
    <Alert tone="bad" title={texts.title(blockerCount)}>
      <ul className="grid gap-1.5">
        {blockerCount > blockers.length && !isDecided && (
          <li className="flex flex-wrap items-center justify-between gap-2">
            <span>{texts.exceptions(period.openExceptions)}</span>
            <ButtonLink size="sm" href={tabHref(address, "exceptions")}>
              {texts.resolve}
            </ButtonLink>
          </li>
        )}
        {blockers.map((blocker) => (
          <li key={blocker.message} className="flex flex-wrap items-center justify-between gap-2">
            <span>{blocker.message}</span>
            <Remedy blocker={blocker} page={page} canPrepare={canPrepare} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface RemedyProps {
  readonly blocker: Blocker;
  readonly page: RunPage;
  readonly canPrepare: boolean;
}

function Remedy({ blocker, page, canPrepare }: RemedyProps) {
  const { code, key, operatorId } = blocker;
  if (code === "UNATTRIBUTED_ABOVE_CAP" && key !== null && canPrepare) {
    return <KeepUnattributed lineKey={key} page={page} />;
  }
  const href = remedyOf(code, page.run?.invoiceId ?? null, operatorId);
  return href === null ? null : (
    <ButtonLink size="sm" href={href.href}>
      {href.label}
    </ButtonLink>
  );
}

function remedyOf(code: Blocker["code"], invoiceId: string | null, operatorId: string | null) {
  switch (code) {
    case "INVOICE_FLAGGED":
      return invoiceId === null ? null : { href: mnoInvoicePath(invoiceId), label: texts.invoice };
    case "SEQUENCE_GAP":
      return { href: "/usage-files", label: texts.files };
    case "TERMS_INVALID":
      return operatorId === null
        ? null
        : { href: `${operatorPath(operatorId)}/terms`, label: texts.operator };
    default:
      return null;
  }
}
