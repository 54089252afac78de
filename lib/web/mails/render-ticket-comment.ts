import type { CaseNews } from "../../domain/case-news.ts";
import type { Language } from "../language.ts";
import { newsContent } from "./news-content.ts";
import { renderText } from "./render-text.ts";

/** Plain text, since ticket systems differ in what markup they take. */
export const renderTicketComment = (news: CaseNews, language: Language): string =>
  renderText(newsContent(news, language));
