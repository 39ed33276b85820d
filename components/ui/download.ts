/** Saves a file where the browser saves downloads. Needs no permission: it is a link that is clicked. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; freed at once, some would save nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A text as CSV. The mark tells spreadsheets that it is UTF-8. */
export function csvBlob(text: string): Blob {
  return new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' });
}
