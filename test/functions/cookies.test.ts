import { readCookie } from "../../functions/cookies.ts";

const session = (cookie: string) =>
  readCookie({ headers: new Headers({ cookie }) }, "session", "https://mfa.example.com");

test.each([
  "__Host-session=GOOD",
  "a=1; __Host-session=GOOD; b=2",
  "a=1,__Host-session=GOOD",
  "session=EVIL; __Host-session=GOOD",
  "x__Host-session=EVIL; __Host-session=GOOD",
])("%s: the session is the good one", (cookie) => {
  expect(session(cookie)).toBe("GOOD");
});

test.each([
  "zz=1,__Host-session=EVIL; __Host-session=GOOD",
  "__Host-session=GOOD; zz=1,__Host-session=EVIL",
  "__Host-session=EVIL; __Host-session=GOOD",
  "__Host-session=GOOD,__Host-session=EVIL",
  "__Host-session=; __Host-session=EVIL",
  "zz=1",
])("%s: there is no session", (cookie) => {
  expect(session(cookie)).toBeUndefined();
});
