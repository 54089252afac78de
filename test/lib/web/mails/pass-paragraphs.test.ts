import type { CaseNews } from "../../../../lib/domain/case-news.ts";
import { dictionaries } from "../../../../lib/web/dictionaries.ts";
import { aMethod } from "../../../support/builders.ts";
import { decides } from "../../../support/happenings.ts";
import { runCase } from "../../../support/run-case.ts";
import { renderTicketComment } from "../../../support/site.ts";
import { world } from "../../../support/world.ts";

/** What the ticket is told when a pass can be handed over: by then the directory has been asked to delete all that is strong. */
async function offered(isStubborn: boolean): Promise<CaseNews> {
  const methods = [aMethod("microsoftAuthenticator", { id: "app" }), aMethod("password")];
  const outside = world({ subject: { methods } });
  if (isStubborn) outside.directory.faults.add("deleteMethod", { about: "app" });
  await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
  const comment = outside.tickets.comments.find(({ news }) => news.turn === "pass-ready");
  if (!comment) throw new Error("the ticket was told of no pass");
  return comment.news;
}

describe.each(["en", "ja"] as const)("where a pass is offered, in %s", (language) => {
  const { codes, news: words } = dictionaries[language];

  test("nothing strong is left once the removal was read back", async () => {
    const told = renderTicketComment(await offered(false), language);
    expect(told).toContain(words.passReady);
    expect(told).not.toContain(words.passReadyUnproven);
  });

  test("a method that the directory does not delete is not told as gone", async () => {
    const told = renderTicketComment(await offered(true), language);
    expect(told).toContain(words.passReadyUnproven);
    expect(told).not.toContain(words.passReady);
    expect(told).toContain(codes["still-listed"].says);
  });
});
