export const objectionEn = {
  title: "Was this you?",
  lead: (requester: string) => `${requester} reported this about your account.`,
  says: "If you did not ask for it and know nothing of it, say so here. Nothing more is then removed from your account by this case, and nobody is handed access to it. Signing you out everywhere is not taken back. What is done already, or under way at this moment, is not undone; a pass that this case handed over is taken back when it looks at it next.",
  told: "The help desk is told, where its tickets take comments, and so are the security contacts, where your organisation has named any.",
  wasMe:
    "If you asked for it yourself, there is nothing to do here. Once said, this cannot be taken back: the help desk would have to open a new case.",
  button: "This was not me",
  stands: (time: string) => `On ${time} you said that this was not you.`,
  next: "But for what was under way at that moment, this case removes nothing more from your account and hands nobody access to it. Call your security team as well, by a way that you know from before.",
  ended: "The case has ended. What it did is not undone.",
  opened: "Opened",
  tokenStale: "The page was open for too long. Nothing was recorded: press the button once more.",
};
