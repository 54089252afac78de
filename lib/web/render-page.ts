import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole HTML document; everything interpolated is escaped by the renderer. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
