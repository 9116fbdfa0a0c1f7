/** The minified text of a style sheet, put in by the bundler. */
declare module '*.css' {
  const css: string;
  export = css;
}

/** Changes with every build of the chat, so that browsers may keep it for ever. */
declare const chatVersion: string;
