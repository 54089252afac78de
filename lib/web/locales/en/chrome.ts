export const chromeEn = {
  skip: "Skip to the content",
  navigation: "Pages",
  cases: "Cases",
  signedInAs: (name: string) => `Signed in as ${name}`,
  signOut: "Sign out",
  footer: "Times in UTC are the ones to compare with logs elsewhere.",
};
