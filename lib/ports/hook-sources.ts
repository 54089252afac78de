/** The ticket systems that may deliver, by the name in the route; the scheme never comes from the request. */

export interface HookRequest {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HookSource {
  readonly name: string;
  /** Undefined: the signature or its time does not hold; the reason is not told to the sender. */
  verify(request: HookRequest): { readonly deliveryKey: string } | undefined;
  /** Field of the vendor's body that holds the request; empty: the body is the request. */
  readonly requestField: string;
  /** Whether the system itself writes a ticket's id so; another spelling of the same ticket would be another case. */
  readonly isTicketId: (id: string) => boolean;
}

export type HookSources = ReadonlyMap<string, HookSource>;
