"use server";
import { rateByLink } from "@tributary/api/portal/rating";

export async function rate(given: { token: string; score: number; comment: string }) {
  return rateByLink(given);
}
