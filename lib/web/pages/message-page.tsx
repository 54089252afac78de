import { Page } from "../components/page.tsx";
import { dictionaries } from "../dictionaries.ts";
import type { Dictionary } from "../locales/en.ts";
import { linkTo, type PageContext } from "../page-context.ts";

export type MessageName = keyof Dictionary["messages"]["pages"];

interface Props {
  readonly context: PageContext;
  readonly name: MessageName;
  /** Offers to sign in and to come back to this page. */
  readonly signInTo?: string;
  /** Offers the case. */
  readonly caseId?: string;
  /** Finds the error in the log. */
  readonly reference?: string;
}

/** A page that says one thing and what to do now. */
export function MessagePage({ context, name, signInTo, caseId, reference }: Props) {
  const { messages } = dictionaries[context.language];
  const { title, says } = messages.pages[name];
  return (
    <Page context={context} title={title}>
      <p>{says}</p>
      {reference !== undefined && <p>{messages.reference(reference)}</p>}
      {signInTo !== undefined && (
        <p>
          <a class="button" href={`/sign-in?returnTo=${encodeURIComponent(signInTo)}`}>
            {/^[/]cases(?:[?]|$)/.test(signInTo) ? messages.signIn : messages.signInAgain}
          </a>
        </p>
      )}
      {caseId !== undefined && (
        <p>
          <a href={linkTo(context, `/cases/${caseId}`)}>{messages.toCase}</a>
        </p>
      )}
    </Page>
  );
}
