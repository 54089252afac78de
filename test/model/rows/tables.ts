import { anotherDefault } from "./another-default.ts";
import { atRisk } from "./at-risk.ts";
import { heldBack } from "./held-back.ts";
import { pass } from "./pass.ts";
import { stolenPhone } from "./stolen-phone.ts";
import { twoAgree } from "./two-agree.ts";
import { whatGoes } from "./what-goes.ts";
import { whatTheDirectoryDoes } from "./what-the-directory-does.ts";
import { whatCannotBeTold } from "./what-cannot-be-told.ts";
import { whatNumber } from "./what-number.ts";
import { whichAppPasswords } from "./which-app-passwords.ts";
import { whichToken } from "./which-token.ts";
import { whoApproves } from "./who-approves.ts";
import { whoIsTouched } from "./who-is-touched.ts";

/** All rows there are, by table. */
export const tables = {
  ...{ whoIsTouched, whoApproves, whatGoes, whatTheDirectoryDoes, stolenPhone, twoAgree },
  ...{ anotherDefault, heldBack, pass, whichToken, whatNumber, whichAppPasswords, whatCannotBeTold, atRisk },
};
