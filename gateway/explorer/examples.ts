/** A query to start from: a tab of the explorer, and what `/explore#<name>` opens. */
export interface Example {
  /** ASCII, also the operation's name, which the explorer shows on the tab. */
  readonly name: string;
  readonly vietnamese: string;
  readonly english: string;
  readonly query: string;
}

const PROVINCE_BEFORE_AND_AFTER: Example = {
  name: 'PhuTho',
  vietnamese: 'Phú Thọ trước và sau ngày 01/07/2025',
  english: 'Phú Thọ before and after 1 July 2025',
  query: `query PhuTho {
  before: agencyByCode(
    system: MA_DINH_DANH
    code: "H44"
    on: "2025-06-30"
  ) {
    ...province
  }
  after: agencyByCode(
    system: MA_DINH_DANH
    code: "H44"
    on: "2025-07-01"
  ) {
    ...province
  }
}

fragment province on Agency {
  id
  name
  validFrom
  validTo
  predecessors {
    kind
    on
    legalBasis
    from {
      name
    }
  }
}
`,
};

const CASCADE: Example = {
  name: 'CascadeOf131',
  vietnamese: 'Nghị quyết 131/NQ-CP đi từ Chính phủ xuống tới trường học',
  english: 'Resolution 131/NQ-CP on its way from the Government to a school',
  query: `query CascadeOf131 {
  directives(filter: { symbol: "131/NQ-CP" }) {
    nodes {
      type
      symbol
      issuedOn
      cascade {
        documentCount
        hopCount
        totalDays
        steps {
          hop
          lagDays
          tasksPassedOn
          directive {
            symbol
            issuedOn
            issuer {
              name
              level
            }
          }
        }
      }
    }
  }
}
`,
};

const ASSIGNMENTS: Example = {
  name: 'TasksOfAMinistry',
  vietnamese: 'Nhiệm vụ của một bộ đã kết thúc hoạt động, và cơ quan tiếp nhận',
  english: 'Tasks of a ministry that has ended, and who took over',
  query: `query TasksOfAMinistry {
  agencies(
    filter: { kinds: [MINISTRY], name: "Kế hoạch và Đầu tư", existence: EVER }
  ) {
    nodes {
      name
      validTo
      successors {
        kind
        on
        to {
          name
        }
      }
      assignments(page: { first: 10 }) {
        totalCount
        nodes {
          role
          task {
            clause
            title
            deadline {
              asWritten
              lastOn
            }
            directive {
              symbol
              issuedOn
            }
          }
        }
      }
    }
  }
}
`,
};

const FRESHNESS: Example = {
  name: 'Freshness',
  vietnamese: 'Hệ thống đang có gì, cập nhật tới đâu',
  english: 'What this hub holds, and how fresh it is',
  query: `query Freshness {
  hub {
    name
    version
    subgraphs {
      name
      keepsHistory
      position
      lastChangeAt
    }
    sources {
      name
      subgraph
      recordCount
      loadedAt
    }
  }
}
`,
};

/** In the order of the tabs. The first is the one on the start page. */
export const EXAMPLES: readonly [Example, ...Example[]] = [PROVINCE_BEFORE_AND_AFTER, CASCADE, ASSIGNMENTS, FRESHNESS];

/** The query with its title as a comment above it, as the explorer shows it. */
export function titledQuery({ vietnamese, english, query }: Example): string {
  return `# ${vietnamese}\n# ${english}\n${query}`;
}
