import "server-only";
import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";

/** Shows the page for what is not there when the API says so; a refusal of another kind goes on. */
export async function notFoundOnRefusal<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
