import type { CasePageProps } from "../case-page-props.ts";
import { dictionaries } from "../dictionaries.ts";
import { linkTo } from "../page-context.ts";
import { TimeStamp } from "./time-stamp.tsx";

type Props = Pick<CasePageProps, "context" | "view" | "desk" | "workerUrl">;

/** What the reader may do for the case now, each on a page of its own. */
export function DeskTasks({ context, view, desk, workerUrl }: Props) {
  const { language } = context;
  const { case: text } = dictionaries[language];
  return (
    <>
      {desk.map(({ page, until }) => (
        <div key={page} class="notice task">
          <h2>{text.desk[page].heading}</h2>
          <p>{text.desk[page].says}</p>
          <p>
            {text.waitsUntil} <TimeStamp at={until} language={language} />
          </p>
          <p>
            <a class="button" href={`${workerUrl}${linkTo(context, `/cases/${view.record.caseId}/${page}`)}`}>
              {text.desk[page].open}
            </a>
          </p>
        </div>
      ))}
    </>
  );
}
