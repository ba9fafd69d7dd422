/** Twenty agencies with their tasks and the directives behind them: three levels over two subgraphs. */
export const PORTAL_QUERY = `query Portal($kinds: [AgencyKind!], $on: Date, $first: Int! = 20, $after: String) {
  agencies(filter: { kinds: $kinds }, on: $on, page: { first: $first, after: $after }) {
    nodes {
      id name shortName
      assignments(page: { first: 5 }) {
        nodes { role agencyAsWritten task { title deadline { kind lastOn } directive { symbol issuedOn issuer { name } } } }
      }
      issuedDirectives(page: { first: 3 }) { nodes { symbol subject } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
export const PORTAL_VARIABLES = { kinds: ['MINISTRY', 'MINISTRY_LEVEL'], on: '2024-02-29' };
