import { dictionaries } from "../dictionaries.ts";
import { ProofFields, type ProofFieldsProps } from "./proof-fields.tsx";

interface Props extends ProofFieldsProps {
  readonly action: string;
  readonly token: string;
  readonly number: number;
  /** There was one before: this one replaces it. */
  readonly isAnother: boolean;
}

/** Which check was made just now, by whoever sends it; one press makes one pass. */
export function HandOverForm(props: Props) {
  const { action, token, number, isAnother, language } = props;
  const { pass: text } = dictionaries[language];
  return (
    <form method="post" action={action} class="decision" noValidate>
      <h2>{isAnother ? text.anotherHeading : text.formHeading}</h2>
      {isAnother && <p>{text.anotherHint}</p>}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="number" value={String(number)} />
      <ProofFields {...props} />
      <button class="primary">{isAnother ? text.makeAnother : text.make}</button>
    </form>
  );
}
