import { registerWithPass, registrableKinds } from "../register-security-info.ts";
import { languageOf } from "../web/language.ts";
import { redirect, type Answer, type Call } from "../web/loopback-server.ts";
import type { World } from "../world.ts";
import { noSuchUserPage, securityInfoPage, type SecurityInfoNotice } from "./security-info-page.ts";

/**
 * The person's own Security info (https://mysignins.microsoft.com/security-info), as far as coming back with a pass
 * needs it: POST takes `pass` and `register`, the kind of method to add.
 */
export function securityInfo(world: World, call: Call, id: string): Answer {
  const language = languageOf(call);
  const owner = world.store.find(id);
  if (owner === undefined) return noSuchUserPage(language, id);
  const show = (status: number, notice: SecurityInfoNotice) =>
    securityInfoPage(status, language, { owner, methods: world.store.methodsAt(owner, Date.now()), notice });
  if (call.method === "GET") return show(200, call.url.searchParams.has("added") ? "added" : undefined);

  const form = new URLSearchParams(call.body);
  const kind = registrableKinds.find((known) => known === form.get("register"));
  if (kind === undefined) return show(400, "choose-kind");
  const result = registerWithPass(world.store, owner, form.get("pass")?.trim() ?? "", kind);
  return "refused" in result ? show(403, result.refused) : redirect(`${call.url.pathname}?added=${kind}`);
}
