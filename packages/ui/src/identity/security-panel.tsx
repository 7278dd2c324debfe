import { PasswordCard, type PasswordCardProps } from "./password-card.tsx";
import { SecondFactorCard, type SecondFactorCardProps } from "./second-factor-card.tsx";
import { type OwnSession, SessionsCard, type SessionsCardProps } from "./sessions-card.tsx";

/** How somebody proves who they are, and where they are signed in. Instants in milliseconds. */
export interface OwnSecurity {
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
  readonly passwordChangedAt: number | null;
  readonly sessionId: string;
  readonly sessions: readonly OwnSession[];
}

export interface SecurityPanelProps {
  email: string;
  security: OwnSecurity;
  onChangePassword: PasswordCardProps["onChange"];
  onStartFactor: SecondFactorCardProps["onStart"];
  onConfirmFactor: SecondFactorCardProps["onConfirm"];
  onRenewCodes: SecondFactorCardProps["onRenew"];
  onDisableFactor: SecondFactorCardProps["onDisable"];
  onEndSession: SessionsCardProps["onEnd"];
  onEndOthers: SessionsCardProps["onEndOthers"];
}

/** One's own security: password, second factor, sessions. */
export function SecurityPanel({ email, security, ...on }: SecurityPanelProps) {
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <PasswordCard email={email} changedAt={security.passwordChangedAt} onChange={on.onChangePassword} />
        <SecondFactorCard
          isOn={security.hasSecondFactor}
          codesLeft={security.recoveryCodesLeft}
          onStart={on.onStartFactor}
          onConfirm={on.onConfirmFactor}
          onRenew={on.onRenewCodes}
          onDisable={on.onDisableFactor}
        />
      </div>
      <SessionsCard
        sessions={security.sessions}
        ownId={security.sessionId}
        onEnd={on.onEndSession}
        onEndOthers={on.onEndOthers}
      />
    </div>
  );
}
