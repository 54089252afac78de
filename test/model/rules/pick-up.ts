/** Somebody proves who they are at the desk and is handed a pass. */
export interface PickUp {
  /** Of the ticket. */
  readonly afterSeconds: number;
  /** Ten minutes later the subject registers something with it, or somebody else takes it away. */
  readonly then: "passkey" | "authenticator" | "taken-away" | "unused";
}
