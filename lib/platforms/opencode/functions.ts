/**
 * The server functions of opencode.ai's console that we ask, by the ids that its build gave them. Two projects that know
 * nothing of each other have had the same ones from April to August 2026 (janekbaraniewski/openusage console_rpc.go,
 * steipete/CodexBar docs/opencode.md), but each build may change them.
 */
export const functions = {
  workspaces: 'def39973159c7f0483d8793a822b8dbb10d067e12c65455fcb4608459ba0234f',
  billing: 'c83b78a614689c38ebee981f9b39a8b377716db85c1fd7dbab604adc02d3313d',
} as const;
