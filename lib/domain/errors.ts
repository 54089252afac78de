/** The two errors that are thrown on purpose, in adapters and checks; any other error is a bug and fails the run loudly. */

/**
 * Worth another try: 429, 5xx, a time limit, the network. `retryAfterSeconds` is what the other side asked for, `carry` what
 * the next try goes on from.
 */
export class TransientError extends Error {
  readonly retryAfterSeconds: number | undefined;
  readonly carry: Readonly<Record<string, unknown>> | undefined;
  constructor(
    message: string,
    options: ErrorOptions & {
      readonly retryAfterSeconds?: number;
      readonly carry?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message, options);
    this.name = "TransientError";
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.carry = options.carry;
  }
}

/** For a read that follows upon something done or read: an error that passes takes along what the next try goes on from. */
export const handingOn =
  (carry: Readonly<Record<string, unknown>>) =>
  (error: unknown): never => {
    if (!(error instanceof TransientError)) throw error;
    const { message, retryAfterSeconds } = error;
    const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    throw new TransientError(message, { cause: error, carry, ...wait });
  };

/** Final: not found, forbidden, refused by the other side. The activity wrapper returns it as `refused(code)`. */
export class RefusedError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RefusedError";
    this.code = code;
  }
}
