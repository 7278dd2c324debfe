import { showSecurity } from "@tributary/api/session/security-forms";
import { SecurityPanel } from "@tributary/ui/identity/security-panel";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { requirePrincipal } from "@/session/require-principal.ts";
import * as actions from "@/session/security-actions.ts";
import { sessionTexts } from "@/texts/session.ts";

const texts = sessionTexts.security;

export const metadata: Metadata = { title: texts.title };

export default async function Security() {
  const { email } = await requirePrincipal();
  const security = await showSecurity("console");
  if (!security.ok) throw new Error(security.message);
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      <SecurityPanel
        email={email}
        security={security.value}
        onChangePassword={actions.changeOwnPassword}
        onStartFactor={actions.startSecondFactor}
        onConfirmFactor={actions.confirmSecondFactor}
        onRenewCodes={actions.renewRecoveryCodes}
        onDisableFactor={actions.disableSecondFactor}
        onEndSession={actions.endOwnSession}
        onEndOthers={actions.endOwnOtherSessions}
      />
    </div>
  );
}
