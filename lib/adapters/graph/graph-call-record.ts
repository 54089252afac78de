/** One request as sent, for logs. No query, no headers, no bodies; a path segment that names a person is left out. */
export interface GraphCallRecord {
  readonly method: string;
  readonly path: string;
  /** Null: no answer. */
  readonly status: number | null;
  /** Graph's own id of the request; null when there was no answer. */
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
}
