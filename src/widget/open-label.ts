// The button's only words, apart from the rest so that it stays small; a test compares them with
// `widget.open` of locales.
export const openLabel = { vi: 'Hỏi trợ lý', en: 'Ask the assistant', km: 'សួរជំនួយការ' } as const;
