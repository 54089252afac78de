import { app, type HttpHandler } from "@azure/functions";
import { attestationEntry, attestationIn } from "../lib/domain/attestation.ts";
import { caseView } from "../lib/domain/case-view.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { FormTokens } from "../lib/ports/form-tokens.ts";
import { linkTo } from "../lib/web/page-context.ts";
import { isBeingContained, type BeingContained } from "../orchestrations/checks/being-contained.ts";
import { caseNamed } from "./case-named.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { signedInPage, type Console } from "./console-page.ts";
import { mayAttest } from "./may-attest.ts";
import { seeOther } from "./page-response.ts";
import { readForm } from "./read-form.ts";
import { isRecent } from "./recent-sign-in.ts";

interface Dependencies extends BeingContained, Console {
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly formTokens: FormTokens;
}

/** Who opens the address leads to the case; only the form on its page, sent by an operator, is taken for their word. */
const attestHandler = (deps: Dependencies): HttpHandler =>
  signedInPage(deps, async ({ request, person, page, invocation, say }) => {
    const { audit, cases, clock, formTokens, publicUrl } = deps;
    const record = await caseNamed(request, cases);
    if (!record) return say(404, { name: "not-found" });
    const toCase = linkTo(page, `/cases/${record.caseId}`);
    if (request.method !== "POST") return seeOther(toCase, deps);

    if (!comesFromOwnSite(request, publicUrl)) return say(403, { name: "other-site" });
    if (record.ending) return say(410, { name: "case-ended", caseId: record.caseId });
    const view = caseView(record, await audit.entries(record.caseId));
    const subject = record.triage?.subject;
    if (!subject || !mayAttest(person, view))
      return say(403, { name: "may-not-attest", caseId: record.caseId });
    if (await isBeingContained(deps, person.oid))
      return say(403, { name: "person-is-remediated", caseId: record.caseId });
    const at = clock.now();
    if (!isRecent(person, at)) return say(401, { name: "sign-in-again", signInTo: linkTo(page, page.path) });

    const fields = await readForm(request);
    const purpose = { caseId: record.caseId, person: person.oid, attests: "app-passwords-deleted" } as const;
    const isMeant = await formTokens.verify(fields.get("token") ?? "", purpose);
    if (!isMeant || fields.get("confirm") !== "yes")
      return say(400, { name: "not-attested", caseId: record.caseId });

    const attestation = {
      caseId: record.caseId,
      subject,
      attestedBy: person.oid,
      attestedAt: at.toISOString(),
    };
    const stands = await audit.append(attestationEntry(attestation));
    if (!attestationIn([stands])) return say(409, { name: "attested-too-late", caseId: record.caseId });
    invocation.log("app passwords attested", { caseId: record.caseId });
    return seeOther(toCase, deps);
  });

export function registerAttestAppPasswords(deps: Dependencies): void {
  app.http("attest-app-passwords", {
    methods: ["GET", "POST"],
    route: "cases/{caseId}/app-passwords",
    authLevel: "anonymous",
    handler: attestHandler(deps),
  });
}
