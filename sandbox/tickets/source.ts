/** A ticket system that delivers webhooks to the application and is written back to. */
export type Source = ZendeskSource | StandardSource;

interface ZendeskSource {
  readonly name: string;
  readonly scheme: "zendesk";
  /** Taken as the literal text, not decoded. */
  readonly secret: string;
  readonly apiToken: string;
  readonly deliverTo: string;
}

interface StandardSource {
  readonly name: string;
  readonly scheme: "standard-webhooks";
  /** `whsec_` and base64. Signs both ways. */
  readonly secret: string;
  readonly deliverTo: string;
}
