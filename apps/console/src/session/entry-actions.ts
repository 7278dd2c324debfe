"use server";
import * as forms from "@tributary/api/session/entry-forms";

export async function askForReset(given: { email: string }) {
  return forms.askForReset("console", given);
}

export async function chooseNewPassword(given: { token: string; password: string }) {
  return forms.chooseNewPassword(given);
}

export async function takeInvitation(given: { token: string; name: string; password: string }) {
  return forms.takeInvitation(given);
}
