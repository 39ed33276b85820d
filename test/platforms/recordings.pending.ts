/**
 * PENDING: recordings whose rows others are writing at this moment, each with who does it. Whoever writes a row takes its
 * name out here (the test asks for it); at the merge the list becomes empty, and this file is removed with it.
 */
export const pending: Readonly<Record<string, string>> = {
  'azure-openai/chat-stream.chunks.txt': 'clouds',
  'vertex/ambiguous-regional-limits.json': 'clouds',
  'vertex/exact-named-limits.json': 'clouds',
  'vertex/exact-named-usage.json': 'clouds',
  'vertex/issue-2958-regional-and-global-limits.json': 'clouds',
  'vertex/issue-2958-usage-without-limit-name.json': 'clouds',
};
