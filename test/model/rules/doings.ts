/** What else the ticket says, and what people do once a case is open, where the situation is about that. */

export interface Typing {
  readonly afterSeconds: number;
  readonly type: "mobile" | "alternateMobile" | "office";
  readonly typed: string;
  /** The number that this is for the directory, `+81 8099999999`; null: it must not be taken for one. */
  readonly means: string | null;
  /** An operator unless said; all but the auditor are one as well. */
  readonly by?: "auditor" | "subject" | "requester" | "approver";
}

export interface Doings {
  /** As the ticket names them; absent: by user principal name. */
  readonly subject?: string;
  /** The serial number in the ticket. */
  readonly token?: string;
  /** Whoever was given the token enters a code of it. */
  readonly activates?: true;
  /** On the page for phone numbers; those of one moment have it open at the same time. */
  readonly types?: readonly Typing[];
  /**
   * The subject makes an app password or deletes the oldest one, or an administrator deletes all there are: an hour in, soon
   * after one another.
   */
  readonly appPasswords?: readonly ("makes" | "deletes-one" | "deletes")[];
  /** An operator says on the case's page that the app passwords are deleted. */
  readonly attests?: true;
}
