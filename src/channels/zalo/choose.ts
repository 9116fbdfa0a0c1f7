/** What a message means when it is only a digit: the choice of that number, if one was offered. */
export function chosenText(text: string, offered: readonly string[]): string {
  const number = /^(?:số|chọn|so|chon)?\s*(\d{1,2})\s*[.)]?$/iu.exec(text.trim())?.[1];
  return number === undefined ? text : (offered[Number(number) - 1] ?? text);
}
