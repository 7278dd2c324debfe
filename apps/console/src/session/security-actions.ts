"use server";
import * as forms from "@tributary/api/session/security-forms";

export async function confirmIdentity(given: { password: string; code?: string }) {
  return forms.confirmIdentity("console", given);
}

export async function changeOwnPassword(given: { current: string; next: string }) {
  return forms.changeOwnPassword("console", given);
}

export async function startSecondFactor() {
  return forms.startSecondFactor("console");
}

export async function confirmSecondFactor(given: { code: string }) {
  return forms.confirmSecondFactor("console", given);
}

export async function disableSecondFactor() {
  return forms.disableSecondFactor("console");
}

export async function renewRecoveryCodes() {
  return forms.renewRecoveryCodes("console");
}

export async function endOwnSession(given: { sessionId: string }) {
  return forms.endOwnSession("console", given);
}

export async function endOwnOtherSessions() {
  return forms.endOwnOtherSessions("console");
}
