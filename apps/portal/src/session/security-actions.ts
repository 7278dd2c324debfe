"use server";
import * as forms from "@tributary/api/session/security-forms";

export async function confirmIdentity(given: { password: string; code?: string }) {
  return forms.confirmIdentity("portal", given);
}

export async function changeOwnPassword(given: { current: string; next: string }) {
  return forms.changeOwnPassword("portal", given);
}

export async function startSecondFactor() {
  return forms.startSecondFactor("portal");
}

export async function confirmSecondFactor(given: { code: string }) {
  return forms.confirmSecondFactor("portal", given);
}

export async function disableSecondFactor() {
  return forms.disableSecondFactor("portal");
}

export async function renewRecoveryCodes() {
  return forms.renewRecoveryCodes("portal");
}

export async function endOwnSession(given: { sessionId: string }) {
  return forms.endOwnSession("portal", given);
}

export async function endOwnOtherSessions() {
  return forms.endOwnOtherSessions("portal");
}
