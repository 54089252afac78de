/** After a case has run: what was handed on and kept, by place, the pages that anybody may open among them. */
import { registerEnterNumber } from "../../functions/enter-number.http.ts";
import { registerHandOverPass } from "../../functions/hand-over-pass.http.ts";
import { registerListCases } from "../../functions/list-cases.http.ts";
import { registerReadCase } from "../../functions/read-case.http.ts";
import { registerShowCase } from "../../functions/show-case.http.ts";
import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import { stillOpen } from "../../sandbox/people/still-open.ts";
import { timelineLine } from "../../sandbox/people/timeline-line.ts";
import type { ShownCase } from "../../sandbox/people/watch-case.ts";
import { people, visit } from "../support/console.ts";
import type { Driven } from "../support/driven.ts";
import { registeredHttp } from "../support/registered.ts";
import { renderTicketComment } from "../support/site.ts";
import { viewIn } from "../support/world.ts";
import type { Stage } from "./stage.ts";

export async function everythingTold(stage: Stage, run: Driven): Promise<ReadonlyMap<string, string>> {
  const { audit, caseId, graph, recorder, tickets } = stage;
  recorder.note("history", [...run.instances.values()]);
  recorder.note("inputs and outputs", run.steps, run.output);
  recorder.note("log", run.log);
  recorder.note("mails", graph.tenant.tenantState().mails);
  recorder.note("ticket", inBothLanguages(stage));
  recorder.note("records of requests to Graph", graph.records);
  recorder.note("journal", graph.journal());
  recorder.note("trail", await audit.entries(caseId));
  recorder.note("audit:verify", verifyChain(caseId, (await audit.entries(caseId)).map(storedEntry)));
  recorder.note("demo", linesOfDemo((await viewIn(stage, caseId)) as unknown as ShownCase));
  await everyPage(stage);
  const empty = ["history", "mails", "ticket", "trail", "pages"].filter((place) => !recorder.seen.get(place));
  if (empty.length > 0 || tickets.comments.length === 0) throw new Error(`nothing in ${empty.join(", ")}`);
  return recorder.seen;
}

const inBothLanguages = ({ tickets }: Stage): string[] =>
  tickets.comments.flatMap(({ news }) => [renderTicketComment(news, "en"), renderTicketComment(news, "ja")]);

const linesOfDemo = (shown: ShownCase): string[] => [
  ...shown.timeline.flatMap(({ record }) => timelineLine(record, shown, new Map())),
  ...stillOpen(shown),
];

async function everyPage(stage: Stage): Promise<void> {
  const { caseId, clock } = stage;
  const params = { caseId };
  const signedInAt = clock.now().toISOString();
  const pages = [
    [registeredHttp(() => registerReadCase(stage)), `/api/cases/${caseId}`],
    [registeredHttp(() => registerShowCase(stage)), `/cases/${caseId}`],
    [registeredHttp(() => registerListCases(stage)), "/cases"],
    [registeredHttp(() => registerEnterNumber(stage)), `/cases/${caseId}/number`],
    [registeredHttp(() => registerHandOverPass(stage)), `/cases/${caseId}/pass`],
  ] as const;
  for (const [page, path] of pages)
    for (const as of [people.operator, people.auditor])
      for (const language of ["en", "ja"])
        stage.keep(
          await visit(page, { path: `${path}?lang=${language}`, params, as: { ...as, signedInAt } }),
        );
}
