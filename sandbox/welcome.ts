import type { Sandbox } from "./start-sandbox.ts";

/** What is running where, and what to try first. */
export function welcome({ dir, appUrl, mailboxUrl, ticketsUrl }: Sandbox): string {
  return `
mfa-remediation is up. Nothing here is real: a simulated tenant, mail server and ticket system on this machine.

  1  Open a case     ${ticketsUrl}   send a ticket: Aiko Tanaka has lost her phone
  2  Read the mail   ${mailboxUrl}   her manager, Ken Sato, is asked
  3  Decide          the link in the mail; sign in as Ken Sato
  4  Follow          ${appUrl}/cases   sign in as Yuki Mori or Sora Endo (operators) or Emma Brown (auditor)
  5  App passwords   the link on the case's page   what only a person can do; the case sees it in the audit log

  The audit log is looked at after 2 minutes, then at doubling gaps for up to 72 hours: until then a case is "Running".
  State and logs     ${dir}   (host.log, storage.log, journal.ndjson: every request the tenant served)
  Ctrl-C ends everything; starting again goes on where it was.
`;
}
