/** The client library passes on one class of error as it is and flattens every other; ours travel inside it. */
import { GraphClientError } from "@microsoft/microsoft-graph-client";

/** For the chain: wraps an error so that it reaches the caller with its class and cause. */
export const carried = (error: Error): GraphClientError => GraphClientError.setGraphClientError({ error });

/** For the caller: the error that was carried, or a bug with what the library made of it as its cause. */
export function uncarried(error: unknown): Error {
  if (error instanceof GraphClientError && isBearer(error.customError)) return error.customError.error;
  return new Error("the Graph client failed before it had an answer", { cause: error });
}

const isBearer = (value: unknown): value is { readonly error: Error } =>
  typeof value === "object" && value !== null && "error" in value && value.error instanceof Error;
