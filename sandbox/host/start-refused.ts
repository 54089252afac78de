/** The app or its settings ask for something that this host would do differently than Azure, or not at all. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
