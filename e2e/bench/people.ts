import { request } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { type Person, signIn } from "../people/sign-in.ts";
import { type Client, openClient } from "./client.ts";

/** Signs somebody in and hands their requests over to a client that can be timed. */
export async function openClientOf(person: Person): Promise<Client> {
  const context = await request.newContext();
  await signIn(context, person);
  const { cookies } = await context.storageState();
  await context.dispose();
  return openClient(urlOf(person.app), cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
}
