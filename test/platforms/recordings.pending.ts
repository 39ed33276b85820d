/**
 * PENDING: recordings whose rows others are writing at this moment, each with who does it. Whoever writes a row takes its
 * name out here (the test asks for it); at the merge the list becomes empty, and this file is removed with it.
 */
export const pending: Readonly<Record<string, string>> = {
  'ai-studio/error-429-retry-info.json': 'decoders 1',
  'ai-studio/generate-stream.chunks.txt': 'decoders 1',
  'amp/usage-text-days.txt': 'decoders 2',
  'amp/usage-text-monthly.txt': 'decoders 2',
  'azure-openai/chat-stream.chunks.txt': 'clouds',
  'chatgpt/settings-page-pro.html': 'decoders 2',
  'gemini/cloudcode-user-quota.json': 'decoders 1',
  'opencode/billing-not-set-up.txt': 'decoders 2',
  'opencode/billing-pay-as-you-go.txt': 'decoders 2',
  'vertex/ambiguous-regional-limits.json': 'clouds',
  'vertex/exact-named-limits.json': 'clouds',
  'vertex/exact-named-usage.json': 'clouds',
  'vertex/issue-2958-regional-and-global-limits.json': 'clouds',
  'vertex/issue-2958-usage-without-limit-name.json': 'clouds',
  // The part `litellm` of it; the others have their rows.
  '_mixed/quota-responses.json litellm': 'keys',
};
