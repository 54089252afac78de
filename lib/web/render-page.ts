import { h, type ComponentType } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole HTML document; everything interpolated is escaped by the renderer. */
export const renderPage = <Props extends object>(page: ComponentType<Props>, props: NoInfer<Props>): string =>
  `<!doctype html>${renderToString(h<Props>(page, props))}`;
